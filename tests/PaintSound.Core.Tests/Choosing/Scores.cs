using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>Distances that a test sets.</summary>
/// <param name="count">Number of excerpts.</param>
internal sealed class Scores(int count) : IExcerptScores
{
    public float[] Correspondence { get; } = new float[count];

    public float[] CanvasDistance { get; } = new float[count];

    public float[] SoundDistance { get; } = new float[count];

    public IDistances Canvas => new Distances(CanvasDistance);

    public IDistances Sound => new Distances(SoundDistance);

    public float GetCorrespondence(int excerpt) => Correspondence[excerpt];
}
