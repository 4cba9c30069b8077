using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Performance.Pipeline;

/// <summary>The distances of excerpts from canvas and brush.</summary>
/// <param name="canvas">The distances from the canvas.</param>
/// <param name="brush">The distances from the brush.</param>
internal sealed class ExcerptScores(CanvasDistances canvas, BrushDistances brush) : IExcerptScores
{
    /// <inheritdoc/>
    public ReadOnlySpan<float> CanvasDistances => canvas.All;

    /// <inheritdoc/>
    public ReadOnlySpan<float> SoundDistances => brush.All;

    /// <inheritdoc/>
    public float GetCorrespondence(int excerpt) => canvas.GetCorrespondence(excerpt);

    /// <inheritdoc/>
    public void CopySoundDistances(ReadOnlySpan<int> excerpts, Span<float> distances) => brush.Copy(excerpts, distances);

    /// <inheritdoc/>
    public int CountNearer(ReadOnlySpan<int> excerpts, float distance) => brush.CountNearer(excerpts, distance);
}
