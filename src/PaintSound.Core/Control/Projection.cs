namespace PaintSound.Core.Control;

/// <summary>The settings of the projection page, which shows the selected paintings over the live canvas. Immutable: a change creates a new value.</summary>
public sealed record Projection
{
    /// <summary>The name of the lower layer, the live canvas.</summary>
    public const string CanvasLayer = "canvas";

    /// <summary>The name of the upper layer, the selected paintings.</summary>
    public const string PaintingLayer = "painting";

    /// <summary>How the paintings are blended with the canvas.</summary>
    public ProjectionBlend Blend { get; init; } = ProjectionBlend.Mix;

    /// <summary>The opacity of the live canvas, 0..1.</summary>
    public double Canvas { get; init; } = 1;

    /// <summary>The opacity of the paintings, 0..1.</summary>
    public double Painting { get; init; } = 0.5;

    /// <summary>How long a painting takes to appear and the previous one to disappear; see <see cref="ControlTable.ProjectionFade"/>.</summary>
    public TimeSpan Fade { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>True if the projection is black.</summary>
    public bool Black { get; init; }

    /// <summary>Returns the opacity of a layer, 0..1.</summary>
    /// <param name="layer"><see cref="CanvasLayer"/> or <see cref="PaintingLayer"/>.</param>
    public double Opacity(string layer) => layer == CanvasLayer ? Canvas : Painting;

    /// <summary>Returns a copy with another opacity of one layer.</summary>
    /// <param name="layer"><see cref="CanvasLayer"/> or <see cref="PaintingLayer"/>.</param>
    /// <param name="opacity">0..1.</param>
    public Projection WithOpacity(string layer, double opacity) => layer == CanvasLayer ? this with { Canvas = opacity } : this with { Painting = opacity };
}
