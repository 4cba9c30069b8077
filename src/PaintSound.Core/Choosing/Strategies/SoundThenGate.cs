namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Passes the lowest fraction by sound distance through the gate, then sorts by correspondence.</summary>
public sealed class SoundThenGate : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate) =>
        DistanceSort.Sort(scores.CanvasDistance, Gate.Pass(scores.SoundDistance, eligible, gate));
}
