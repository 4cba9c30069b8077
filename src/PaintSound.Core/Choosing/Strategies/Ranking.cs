using System.Buffers;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The result of a strategy.</summary>
/// <param name="Best">The best excerpts that passed the gate, the best first; never empty.</param>
/// <param name="Passed">How many passed.</param>
public sealed record Ranking(IReadOnlyList<int> Best, int Passed)
{
    /// <summary>Ranks excerpts by one distance. Equal distances keep the order of the library.</summary>
    /// <param name="excerpts">The excerpts that passed.</param>
    /// <param name="distances">Their distances.</param>
    /// <param name="top">How many are ranked, at most.</param>
    internal static Ranking Create(ReadOnlySpan<int> excerpts, ReadOnlySpan<float> distances, int top)
    {
        var best = LowestDistances.Sort(distances, top);
        for (var i = 0; i < best.Length; i++)
        {
            best[i] = excerpts[best[i]];
        }

        return new Ranking(best, excerpts.Length);
    }

    /// <summary>Ranks excerpts by a distance that all excerpts of the library have.</summary>
    /// <param name="excerpts">The excerpts that passed.</param>
    /// <param name="distances">The distances of all.</param>
    /// <param name="top">How many are ranked, at most.</param>
    internal static Ranking CreateFromAll(ReadOnlySpan<int> excerpts, ReadOnlySpan<float> distances, int top)
    {
        var rented = ArrayPool<float>.Shared.Rent(excerpts.Length);
        var own = rented.AsSpan(0, excerpts.Length);
        LowestDistances.Gather(distances, excerpts, own);
        var ranking = Create(excerpts, own, top);
        ArrayPool<float>.Shared.Return(rented);
        return ranking;
    }

    /// <summary>Ranks excerpts by one distance. Equal distances keep the order of the library.</summary>
    /// <param name="excerpts">The excerpts that passed.</param>
    /// <param name="distances">Computes their distances.</param>
    /// <param name="top">How many are ranked, at most.</param>
    internal static Ranking Create(ReadOnlySpan<int> excerpts, IDistances distances, int top)
    {
        var rented = ArrayPool<float>.Shared.Rent(excerpts.Length);
        var own = rented.AsSpan(0, excerpts.Length);
        distances.Copy(excerpts, own);
        var ranking = Create(excerpts, own, top);
        ArrayPool<float>.Shared.Return(rented);
        return ranking;
    }
}
