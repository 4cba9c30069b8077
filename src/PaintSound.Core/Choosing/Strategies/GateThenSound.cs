namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Passes the lowest fraction by correspondence through the gate, then sorts by sound distance (paper, 3.3).</summary>
public sealed class GateThenSound : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate) =>
        DistanceSort.Sort(scores.SoundDistance, Gate.Pass(scores.CanvasDistance, eligible, gate));
}
