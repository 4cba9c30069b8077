using System.Buffers;
using System.Runtime.CompilerServices;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// Answers questions about distances from approximations of them. Only of the excerpts that the approximations leave in doubt are the distances themselves
/// computed, so the answers are those of the distances.
/// </summary>
public static class ApproximateDistances
{
    /// <summary>Finds the excerpts with the lowest distances.</summary>
    /// <param name="approximations">Of all excerpts of the library.</param>
    /// <param name="maxError">How far an approximation is from its distance, at most.</param>
    /// <param name="excerpts">The excerpts to compare, ascending.</param>
    /// <param name="distances">Computes the distances of some excerpts.</param>
    /// <param name="lowest">Receives as many of them as it is long, ascending.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FindLowest(
        ReadOnlySpan<float> approximations, float maxError, ReadOnlySpan<int> excerpts, IDistances distances, Span<int> lowest)
    {
        if (lowest.IsEmpty)
        {
            return;
        }

        var (own, candidates) = (ArrayPool<float>.Shared.Rent(excerpts.Length), ArrayPool<int>.Shared.Rent(excerpts.Length));
        LowestDistances.Gather(approximations, excerpts, own);

        // The last distance is at most the last approximation and an error above; an excerpt below it has an approximation of at most an error more.
        var limit = LowestDistances.FindLast(own.AsSpan(0, excerpts.Length), lowest.Length) + (2 * maxError);
        var count = 0;
        for (var i = 0; i < excerpts.Length; i++)
        {
            // What is no number is in doubt.
            candidates[count] = excerpts[i];
            count += own[i] > limit ? 0 : 1;
        }

        var exact = own.AsSpan(0, count);
        distances.Copy(candidates.AsSpan(0, count), exact);
        LowestDistances.Find(exact, lowest);
        foreach (ref var position in lowest)
        {
            position = candidates[position];
        }

        ArrayPool<float>.Shared.Return(own);
        ArrayPool<int>.Shared.Return(candidates);
    }

    /// <summary>Counts the excerpts whose distance is below a limit.</summary>
    /// <param name="approximations">Of all excerpts of the library.</param>
    /// <param name="maxError">How far an approximation is from its distance, at most.</param>
    /// <param name="excerpts">The excerpts to count.</param>
    /// <param name="distances">Computes the distances of some excerpts.</param>
    /// <param name="limit">The limit.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountBelow(
        ReadOnlySpan<float> approximations, float maxError, ReadOnlySpan<int> excerpts, IDistances distances, float limit)
    {
        var doubtful = ArrayPool<int>.Shared.Rent(excerpts.Length);
        var (count, doubts) = (0, 0);
        var (sure, impossible) = (limit - maxError, limit + maxError);
        foreach (var excerpt in excerpts)
        {
            var approximation = approximations[excerpt];
            var isBelow = approximation < sure;
            count += isBelow ? 1 : 0;
            doubtful[doubts] = excerpt;
            doubts += isBelow || approximation > impossible ? 0 : 1;
        }

        count += CountBelow(doubtful.AsSpan(0, doubts), distances, limit);
        ArrayPool<int>.Shared.Return(doubtful);
        return count;
    }

    /// <summary>Counts the excerpts whose distance is below a limit, by the distances alone.</summary>
    /// <param name="excerpts">The excerpts to count.</param>
    /// <param name="distances">Computes the distances of some excerpts.</param>
    /// <param name="limit">The limit.</param>
    public static int CountBelow(ReadOnlySpan<int> excerpts, IDistances distances, float limit)
    {
        var exact = ArrayPool<float>.Shared.Rent(excerpts.Length);
        distances.Copy(excerpts, exact.AsSpan(0, excerpts.Length));
        var count = 0;
        foreach (var distance in exact.AsSpan(0, excerpts.Length))
        {
            count += distance < limit ? 1 : 0;
        }

        ArrayPool<float>.Shared.Return(exact);
        return count;
    }
}
