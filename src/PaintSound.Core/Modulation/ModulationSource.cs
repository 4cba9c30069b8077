namespace PaintSound.Core.Modulation;

/// <summary>What a modulation follows. All but the rate go from 0 to 1.</summary>
public enum ModulationSource
{
    /// <summary>How well live music and live canvas agree: 0 apart ... 1 together.</summary>
    Congruity,

    /// <summary>How loud the brush is.</summary>
    BrushLevel,

    /// <summary>How bright the brush sounds.</summary>
    Brightness,

    /// <summary>Strokes a second, from 0.</summary>
    OnsetRate,

    /// <summary>The brush strikes the canvas: a push of its strength, which then falls back.</summary>
    Onset,

    /// <summary>How much of the painting changed since the last look.</summary>
    CanvasChange,

    /// <summary>How far the excerpt that was chosen is from the canvas: 0 close ... 1 far.</summary>
    Correspondence,
}
