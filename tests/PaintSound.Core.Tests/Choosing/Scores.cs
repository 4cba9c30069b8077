using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>Distances that a test sets.</summary>
/// <param name="count">Number of excerpts.</param>
internal sealed class Scores(int count) : IExcerptScores
{
    public float[] Correspondence { get; } = new float[count];

    public float[] CanvasDistance { get; } = new float[count];

    public float[] SoundDistance { get; } = new float[count];

    public ReadOnlySpan<float> CanvasDistances => CanvasDistance;

    public ReadOnlySpan<float> SoundDistances => SoundDistance;

    public float GetCorrespondence(int excerpt) => Correspondence[excerpt];

    public void CopySoundDistances(ReadOnlySpan<int> excerpts, Span<float> distances) => LowestDistances.Gather(SoundDistance, excerpts, distances);

    public int CountNearer(ReadOnlySpan<int> excerpts, float distance) => excerpts.ToArray().Count(excerpt => SoundDistance[excerpt] < distance);
}
