using System.Buffers;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>Ranks many distances, in a time that grows with their number only (radix sort). Equal distances keep their order.</summary>
internal static class DistanceRanks
{
    private const int Digits = 3;
    private const int DigitBits = 11;

    /// <summary>Adds the rank of each item, times a weight, to its sum. The lowest distance has the rank 0.</summary>
    /// <param name="distances">The distances of all items.</param>
    /// <param name="items">The items to rank.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="sums">The sum of each of these items.</param>
    public static void Add(ReadOnlySpan<float> distances, ReadOnlySpan<int> items, double weight, Span<float> sums)
    {
        var count = items.Length;
        var (keys, order) = (ArrayPool<uint>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        var (otherKeys, otherOrder) = (ArrayPool<uint>.Shared.Rent(count), ArrayPool<int>.Shared.Rent(count));
        for (var i = 0; i < count; i++)
        {
            (keys[i], order[i]) = (LowestDistances.ToKey(distances[items[i]]), i);
        }

        for (var digit = 0; digit < Digits; digit++)
        {
            SortByDigit(keys.AsSpan(0, count), order, digit * DigitBits, otherKeys, otherOrder);
            (keys, order, otherKeys, otherOrder) = (otherKeys, otherOrder, keys, order);
        }

        for (var rank = 0; rank < count; rank++)
        {
            sums[order[rank]] += (float)(weight * rank);
        }

        ArrayPool<uint>.Shared.Return(keys);
        ArrayPool<uint>.Shared.Return(otherKeys);
        ArrayPool<int>.Shared.Return(order);
        ArrayPool<int>.Shared.Return(otherOrder);
    }

    private static void SortByDigit(ReadOnlySpan<uint> keys, ReadOnlySpan<int> order, int shift, Span<uint> sortedKeys, Span<int> sortedOrder)
    {
        Span<int> next = stackalloc int[1 << DigitBits];
        next.Clear();
        foreach (var key in keys)
        {
            next[GetDigit(key, shift)]++;
        }

        var first = 0;
        foreach (ref var count in next)
        {
            (count, first) = (first, first + count);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            var to = next[GetDigit(keys[i], shift)]++;
            (sortedKeys[to], sortedOrder[to]) = (keys[i], order[i]);
        }
    }

    private static int GetDigit(uint key, int shift) => (int)(key >> shift) & ((1 << DigitBits) - 1);
}
