namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// Sorts by the weighted sum of the rank by correspondence and the rank by sound distance, without a gate. It uses ranks because the two
/// distances have no common unit.
/// </summary>
/// <param name="weight">The weight of the sound distance: 0 only the canvas ... 1 only the brush.</param>
public sealed class WeightedRank(double weight) : IRanking
{
    /// <inheritdoc/>
    public int[] Rank(Scores scores, int[] eligible, double gate)
    {
        var sums = new float[scores.Count];
        AddRanks(DistanceSort.Sort(scores.CanvasDistance, eligible), 1 - weight, sums);
        AddRanks(DistanceSort.Sort(scores.SoundDistance, eligible), weight, sums);
        return DistanceSort.Sort(sums, eligible);
    }

    private static void AddRanks(int[] order, double weight, float[] sums)
    {
        for (var rank = 0; rank < order.Length; rank++)
        {
            sums[order[rank]] += (float)(weight * rank);
        }
    }
}
