namespace PaintSound.Core.Modulation;

/// <summary>The sources of modulations. All except <see cref="OnsetRate"/> and <see cref="StrokeLength"/> range from 0 to 1.</summary>
public enum ModulationSource
{
    /// <summary>The congruity of live music and live canvas: 0 apart ... 1 together.</summary>
    Congruity,

    /// <summary>The level of the brush.</summary>
    BrushLevel,

    /// <summary>The brightness of the brush sound.</summary>
    Brightness,

    /// <summary>Onsets per second, 0 or more.</summary>
    OnsetRate,

    /// <summary>An onset: an impulse of its strength, which then falls back.</summary>
    Onset,

    /// <summary>The change of the painting since the last perception step.</summary>
    CanvasChange,

    /// <summary>The correspondence of the selected excerpt with the canvas: 0 close ... 1 far.</summary>
    Correspondence,

    /// <summary>The painted share of the canvas area.</summary>
    CanvasPainted,

    /// <summary>The lightness of the canvas: 0 black ... 1 white.</summary>
    CanvasLightness,

    /// <summary>The colourfulness of the paint: 0 grey ... 1 strong colours.</summary>
    CanvasColourfulness,

    /// <summary>The texture of the canvas: 0 smooth ... 1 rough.</summary>
    CanvasTexture,

    /// <summary>The place of the newest stroke: 0 left ... 1 right.</summary>
    StrokeX,

    /// <summary>The place of the newest stroke: 0 top ... 1 bottom.</summary>
    StrokeY,

    /// <summary>The length of the stroke in seconds, 0 or more.</summary>
    StrokeLength,

    /// <summary>How the brightness of the stroke moves: 0 falls, 0.5 steady, 1 rises.</summary>
    StrokeDirection,

    /// <summary>The estimated pressure of the stroke.</summary>
    Pressure,

    /// <summary>The confidence that the stroke is a tap; 0 if it is another kind.</summary>
    Tap,

    /// <summary>The confidence that the stroke is a scrape; 0 if it is another kind.</summary>
    Scrape,

    /// <summary>The confidence that the stroke is a sweep; 0 if it is another kind.</summary>
    Sweep,

    /// <summary>The part of the beat that is over, 0 to 1.</summary>
    BeatPhase,

    /// <summary>The part of the bar that is over, 0 to 1.</summary>
    BarPhase,
}
