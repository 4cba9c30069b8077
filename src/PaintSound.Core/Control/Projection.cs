namespace PaintSound.Core.Control;

/// <summary>How live canvas and chosen paintings lie over one another on the projection page. Immutable: a change is a new value.</summary>
public sealed record Projection
{
    /// <summary>How the paintings mix with the canvas under them.</summary>
    public ProjectionBlend Blend { get; init; } = ProjectionBlend.Mix;

    /// <summary>How opaque the live canvas is, 0..1.</summary>
    public double Canvas { get; init; } = 1;

    /// <summary>How opaque the paintings are, 0..1.</summary>
    public double Painting { get; init; } = 0.5;

    /// <summary>How long a painting takes to come, and the one before it to go; see <see cref="ControlRange.Fade"/>.</summary>
    public TimeSpan Fade { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>True: no light at all.</summary>
    public bool Black { get; init; }
}

/// <summary>Layers of the projection, the lower first.</summary>
public enum ProjectionLayer
{
    /// <summary>The live canvas.</summary>
    Canvas,

    /// <summary>The chosen paintings.</summary>
    Painting,
}

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
