namespace PaintSound.Core.Events;

/// <summary>Kinds of announcements.</summary>
public enum PerformanceEventKind
{
    /// <summary>The brush touched the canvas.</summary>
    Onset,

    /// <summary>A stroke began.</summary>
    StrokeStarted,

    /// <summary>A stroke ended.</summary>
    StrokeEnded,

    /// <summary>The canvas was looked at.</summary>
    CanvasChanged,

    /// <summary>An excerpt was chosen.</summary>
    Selected,

    /// <summary>A painting was chosen.</summary>
    SelectedPainting,

    /// <summary>Music and canvas were compared.</summary>
    Congruity,

    /// <summary>A source changed its state.</summary>
    Source,

    /// <summary>Something happened in Live.</summary>
    Live,

    /// <summary>A perception step is done.</summary>
    Step,

    /// <summary>A sign of life.</summary>
    Heartbeat,
}
