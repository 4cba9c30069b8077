namespace PaintSound.Core.Choosing;

/// <summary>
/// Every excerpt stays; its place by correspondence and its place by sound are added. Ranks, because the two
/// distances have no common unit.
/// </summary>
public sealed class WeightedRank : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate)
    {
        var sums = new float[scores.Count];
        Add(Order.By(scores.Correspondence, eligible), sums);
        Add(Order.By(scores.SoundDistance, eligible), sums);
        return Order.By(sums, eligible);
    }

    private static void Add(int[] order, float[] sums)
    {
        for (var place = 0; place < order.Length; place++)
        {
            sums[order[place]] += place;
        }
    }
}
