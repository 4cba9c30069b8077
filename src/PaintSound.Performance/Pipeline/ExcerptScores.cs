using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Performance.Pipeline;

/// <summary>The distances of excerpts from canvas and brush.</summary>
/// <param name="canvas">The distances from the canvas.</param>
/// <param name="brush">The distances from the brush.</param>
internal sealed class ExcerptScores(CanvasDistances canvas, BrushDistances brush) : IExcerptScores
{
    /// <inheritdoc/>
    public IDistances Canvas => canvas;

    /// <inheritdoc/>
    public IDistances Sound => brush;

    /// <inheritdoc/>
    public float GetCorrespondence(int excerpt) => canvas.GetCorrespondence(excerpt);
}
