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
