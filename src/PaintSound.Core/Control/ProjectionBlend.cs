namespace PaintSound.Core.Control;

/// <summary>How a layer mixes with the one under it (W3C, Compositing and Blending Level 1, 9 and 10).</summary>
public enum ProjectionBlend
{
    /// <summary>It covers it, as far as it is opaque ("normal").</summary>
    Mix,

    /// <summary>Their light is added ("plus-lighter").</summary>
    Add,

    /// <summary>Like two projectors on one wall, without burning out.</summary>
    Screen,

    /// <summary>Like two slides in one projector.</summary>
    Multiply,

    /// <summary>What is dark gets darker, what is light lighter.</summary>
    Overlay,

    /// <summary>The lighter of both.</summary>
    Lighten,

    /// <summary>The darker of both.</summary>
    Darken,

    /// <summary>How far they differ: where both agree it is black.</summary>
    Difference,
}
