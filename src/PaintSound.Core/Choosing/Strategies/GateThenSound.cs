using System.Buffers;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Passes the lowest fraction by correspondence through the gate, then ranks by sound distance (paper, 3.3).</summary>
public sealed class GateThenSound : IRanking
{
    /// <inheritdoc/>
    public Ranking Rank(IExcerptScores scores, ReadOnlySpan<int> eligible, double gate, int top)
    {
        var count = Gate.CountPassing(eligible.Length, gate);
        var (rented, sound) = (ArrayPool<int>.Shared.Rent(count), ArrayPool<float>.Shared.Rent(count));
        var passed = rented.AsSpan(0, count);
        LowestDistances.Find(scores.CanvasDistances, eligible, passed);
        scores.CopySoundDistances(passed, sound.AsSpan(0, count));
        var ranking = Ranking.Create(passed, sound.AsSpan(0, count), top);
        ArrayPool<int>.Shared.Return(rented);
        ArrayPool<float>.Shared.Return(sound);
        return ranking;
    }
}
