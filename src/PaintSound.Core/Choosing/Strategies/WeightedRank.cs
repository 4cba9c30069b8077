namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// Every excerpt stays; its place by correspondence and its place by sound are weighed and added. Ranks, because the two
/// distances have no common unit.
/// </summary>
/// <param name="weight">0 the canvas alone ... 1 the brush alone.</param>
public sealed class WeightedRank(double weight) : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate)
    {
        var sums = new float[scores.Count];
        Add(DistanceSort.By(scores.Correspondence, eligible), 1 - weight, sums);
        Add(DistanceSort.By(scores.SoundDistance, eligible), weight, sums);
        return DistanceSort.By(sums, eligible);
    }

    private static void Add(int[] order, double weight, float[] sums)
    {
        for (var place = 0; place < order.Length; place++)
        {
            sums[order[place]] += (float)(weight * place);
        }
    }
}
