namespace PaintSound.Core.Control;

/// <summary>Blend modes of a layer with the one below it (W3C, Compositing and Blending Level 1, sections 9 and 10).</summary>
public enum ProjectionBlend
{
    /// <summary>The layer covers the one below according to its opacity ("normal").</summary>
    Mix,

    /// <summary>The light of both layers is added ("plus-lighter").</summary>
    Add,

    /// <summary>Like two projectors on one wall, without clipping.</summary>
    Screen,

    /// <summary>Like two slides in one projector.</summary>
    Multiply,

    /// <summary>Dark areas get darker, light areas get lighter.</summary>
    Overlay,

    /// <summary>The lighter of both.</summary>
    Lighten,

    /// <summary>The darker of both.</summary>
    Darken,

    /// <summary>The difference of both layers; equal colours give black.</summary>
    Difference,
}
