namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The nearest fraction by sound passes; among those the closest to the canvas comes first.</summary>
public sealed class SoundThenGate : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate) =>
        DistanceSort.By(scores.Correspondence, Gate.Pass(scores.SoundDistance, eligible, gate));
}
