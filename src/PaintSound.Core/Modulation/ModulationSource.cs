namespace PaintSound.Core.Modulation;

/// <summary>The sources of modulations. All except <see cref="OnsetRate"/> range from 0 to 1.</summary>
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
}
