using System.Buffers;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// Ranks by the weighted sum of the rank by correspondence and the rank by sound distance, without a gate. It uses ranks because the two
/// distances have no common unit.
/// </summary>
/// <param name="weight">The weight of the sound distance: 0 only the canvas ... 1 only the brush.</param>
public sealed class WeightedRank(double weight) : IRanking
{
    /// <inheritdoc/>
    public Ranking Rank(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate, int top)
    {
        var rented = ArrayPool<float>.Shared.Rent(eligible.Length);
        var sums = rented.AsSpan(0, eligible.Length);
        sums.Clear();
        DistanceRanks.Add(scores.Canvas.All, eligible, 1 - weight, sums);
        DistanceRanks.Add(scores.Sound.All, eligible, weight, sums);
        var ranking = Ranking.Create(eligible, sums, top);
        ArrayPool<float>.Shared.Return(rented);
        return ranking;
    }

    /// <inheritdoc/>
    public int[] FindPassed(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate) => eligible.ToArray();
}
