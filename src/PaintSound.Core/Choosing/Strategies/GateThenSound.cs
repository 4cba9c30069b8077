using System.Buffers;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Passes the lowest fraction by correspondence through the gate, then ranks by sound distance (paper, 3.3).</summary>
public sealed class GateThenSound : IRanking
{
    /// <inheritdoc/>
    public Ranking Rank(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate, int top)
    {
        var count = Gate.CountPassing(eligible.Length, gate);
        var rented = ArrayPool<int>.Shared.Rent(count);
        var passed = rented.AsSpan(0, count);
        scores.Canvas.FindLowest(eligible, passed);
        var ranking = Ranking.Create(passed, scores.Sound, top);
        ArrayPool<int>.Shared.Return(rented);
        return ranking;
    }

    /// <inheritdoc/>
    public int[] FindPassed(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate)
    {
        var passed = new int[Gate.CountPassing(eligible.Length, gate)];
        scores.Canvas.FindLowest(eligible, passed);
        return passed;
    }
}
