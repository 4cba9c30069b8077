namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The lowest fraction by correspondence passes; among those the nearest by sound comes first (paper, 3.3).</summary>
public sealed class GateThenSound : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate) =>
        DistanceSort.By(scores.SoundDistance, Gate.Pass(scores.Correspondence, eligible, gate));
}
