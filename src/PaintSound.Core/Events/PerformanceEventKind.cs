namespace PaintSound.Core.Events;

/// <summary>The kinds of performance events.</summary>
public enum PerformanceEventKind
{
    /// <summary>The brush touched the canvas.</summary>
    Onset,

    /// <summary>A stroke started.</summary>
    StrokeStarted,

    /// <summary>A stroke ended.</summary>
    StrokeEnded,

    /// <summary>A stroke ended, and is known.</summary>
    StrokeRead,

    /// <summary>The place of the brush on the canvas was estimated.</summary>
    Position,

    /// <summary>A perception step analysed the canvas.</summary>
    CanvasChanged,

    /// <summary>The features of the canvas were measured.</summary>
    CanvasMeasured,

    /// <summary>An excerpt was selected.</summary>
    Selected,

    /// <summary>A painting was selected.</summary>
    SelectedPainting,

    /// <summary>The congruity of music and canvas was measured.</summary>
    Congruity,

    /// <summary>An artist marked the present pairing.</summary>
    Marked,

    /// <summary>The number of excerpts that pass the filters changed.</summary>
    Filtered,

    /// <summary>The state of a source changed.</summary>
    Source,

    /// <summary>Ableton Live reported something.</summary>
    Live,

    /// <summary>The beat of the music.</summary>
    Beat,

    /// <summary>The corners fit the canvas, or no longer.</summary>
    Framing,

    /// <summary>This worker sends from now on, in place of another one.</summary>
    Takeover,

    /// <summary>A perception step has finished.</summary>
    Step,

    /// <summary>The heartbeat, once per second.</summary>
    Heartbeat,
}
