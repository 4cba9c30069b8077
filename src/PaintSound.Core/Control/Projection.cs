namespace PaintSound.Core.Control;

/// <summary>How live canvas and chosen paintings lie over one another on the projection page. Immutable: a change is a new value.</summary>
public sealed record Projection
{
    /// <summary>The name of the lower layer, the live canvas.</summary>
    public const string CanvasLayer = "canvas";

    /// <summary>The name of the upper layer, the selected paintings.</summary>
    public const string PaintingLayer = "painting";

    /// <summary>How the paintings mix with the canvas under them.</summary>
    public ProjectionBlend Blend { get; init; } = ProjectionBlend.Mix;

    /// <summary>How opaque the live canvas is, 0..1.</summary>
    public double Canvas { get; init; } = 1;

    /// <summary>How opaque the paintings are, 0..1.</summary>
    public double Painting { get; init; } = 0.5;

    /// <summary>How long a painting takes to appear, and the one before it to disappear; see <see cref="ControlTable.ProjectionFade"/>.</summary>
    public TimeSpan Fade { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>True: no light at all.</summary>
    public bool Black { get; init; }

    /// <summary>How opaque a layer is, 0..1.</summary>
    /// <param name="layer"><see cref="CanvasLayer"/> or <see cref="PaintingLayer"/>.</param>
    public double Opacity(string layer) => layer == CanvasLayer ? Canvas : Painting;

    /// <summary>The same with another opacity of one layer.</summary>
    /// <param name="layer"><see cref="CanvasLayer"/> or <see cref="PaintingLayer"/>.</param>
    /// <param name="opacity">0..1.</param>
    public Projection WithOpacity(string layer, double opacity) => layer == CanvasLayer ? this with { Canvas = opacity } : this with { Painting = opacity };
}
