using System.Buffers;
using System.Runtime.CompilerServices;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>
/// Finds the lowest of many distances without sorting all of them, in a time that grows with their number only: a histogram of the highest bits, then of
/// the bits below in the step that holds the last one. Equal distances keep their order, so that a replay gives the same result. What is no number counts as
/// the lowest, as <see cref="float.CompareTo(float)"/> has it.
/// </summary>
public static class LowestDistances
{
    private const int KeyBits = 32;
    private const int StepBits = 11;

    // Of many distances, a sample tells nearly where the last one is, so that only few have to be counted.
    private const int SampleStride = 64;
    private const int ManyDistances = 1 << 16;

    /// <summary>Finds the lowest distances.</summary>
    /// <param name="distances">The distances.</param>
    /// <param name="positions">Receives the positions of as many as it is long, in ascending order. Not longer than the distances.</param>
    public static void Find(ReadOnlySpan<float> distances, Span<int> positions)
    {
        if (positions.IsEmpty)
        {
            return;
        }

        var rented = ArrayPool<uint>.Shared.Rent(distances.Length);
        var keys = rented.AsSpan(0, distances.Length);
        FillKeys(distances, keys);
        var equal = positions.Length;
        var last = FindLast(keys, ref equal);
        var found = 0;
        for (var i = 0; found < positions.Length; i++)
        {
            if (keys[i] < last || (keys[i] == last && equal-- > 0))
            {
                positions[found++] = i;
            }
        }

        ArrayPool<uint>.Shared.Return(rented);
    }

    /// <summary>Finds the items with the lowest distances.</summary>
    /// <param name="distances">The distances of all items.</param>
    /// <param name="items">The items to compare.</param>
    /// <param name="lowest">Receives as many of them as it is long, in their order.</param>
    public static void Find(ReadOnlySpan<float> distances, ReadOnlySpan<int> items, Span<int> lowest)
    {
        var rented = ArrayPool<float>.Shared.Rent(items.Length);
        var own = rented.AsSpan(0, items.Length);
        Gather(distances, items, own);
        Find(own, lowest);
        for (var i = 0; i < lowest.Length; i++)
        {
            lowest[i] = items[lowest[i]];
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Returns the positions of the lowest distances, the lowest first.</summary>
    /// <param name="distances">The distances.</param>
    /// <param name="most">How many, at most.</param>
    public static int[] Sort(ReadOnlySpan<float> distances, int most)
    {
        var positions = new int[Math.Min(most, distances.Length)];
        Find(distances, positions);

        // A key with its position in the lower half: equal distances are sorted by position.
        var keys = new ulong[positions.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)ToKey(distances[positions[i]]) << KeyBits) | (uint)positions[i];
        }

        Array.Sort(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            positions[i] = (int)(uint)keys[i];
        }

        return positions;
    }

    /// <summary>Returns the highest of the lowest distances.</summary>
    /// <param name="distances">The distances.</param>
    /// <param name="count">How many are the lowest, at least 1.</param>
    public static float FindLast(ReadOnlySpan<float> distances, int count)
    {
        var rented = ArrayPool<uint>.Shared.Rent(distances.Length);
        var keys = rented.AsSpan(0, distances.Length);
        FillKeys(distances, keys);
        var last = FindLast(keys, ref count);
        ArrayPool<uint>.Shared.Return(rented);
        return FromKey(last);
    }

    /// <summary>Copies the distances of some items.</summary>
    /// <param name="distances">The distances of all items.</param>
    /// <param name="items">The items.</param>
    /// <param name="own">Receives the distance of each of these items.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ReadOnlySpan<float> distances, ReadOnlySpan<int> items, Span<float> own)
    {
        for (var i = 0; i < items.Length; i++)
        {
            own[i] = distances[items[i]];
        }
    }

    /// <summary>Counts the items whose distance is below a limit.</summary>
    /// <param name="distances">The distances of all items.</param>
    /// <param name="items">The items to count.</param>
    /// <param name="limit">The limit.</param>
    public static int CountBelow(ReadOnlySpan<float> distances, ReadOnlySpan<int> items, float limit)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += distances[item] < limit ? 1 : 0;
        }

        return count;
    }

    /// <summary>Returns a number that is as much lower as a distance is lower.</summary>
    public static uint ToKey(float distance)
    {
        // Adding 0 makes 0 of -0, which is equal to it.
        var bits = BitConverter.SingleToUInt32Bits(distance + 0f);
        return float.IsNaN(distance) ? 0 : (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }

    private static float FromKey(uint key) =>
        key == 0 ? float.NaN : BitConverter.UInt32BitsToSingle((key & 0x8000_0000) != 0 ? key & 0x7FFF_FFFF : ~key);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillKeys(ReadOnlySpan<float> distances, Span<uint> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = ToKey(distances[i]);
        }
    }

    /// <summary>Returns the highest of the keys that are wanted.</summary>
    /// <param name="keys">All keys.</param>
    /// <param name="wanted">How many are wanted; becomes the number of those that are equal to the highest.</param>
    private static uint FindLast(ReadOnlySpan<uint> keys, ref int wanted)
    {
        if (keys.Length < ManyDistances)
        {
            return CountToLast(keys, ref wanted);
        }

        var rented = ArrayPool<uint>.Shared.Rent(keys.Length);
        var low = FindLow(keys, wanted, rented);
        var last = CountToLast(low >= wanted ? rented.AsSpan(0, low) : keys, ref wanted);
        ArrayPool<uint>.Shared.Return(rented);
        return last;
    }

    /// <summary>Finds the keys that are not above one which a sample says is above the wanted ones, with a margin.</summary>
    /// <returns>How many they are: fewer than wanted if the sample was wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FindLow(ReadOnlySpan<uint> keys, int wanted, Span<uint> low)
    {
        var sample = low[..(keys.Length / SampleStride)];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = keys[i * SampleStride];
        }

        // Four deviations of a sample of this size.
        var inSample = wanted / SampleStride;
        var margin = Math.Min(sample.Length, inSample + (4 * (int)Math.Sqrt(inSample)) + 4);
        var limit = CountToLast(sample, ref margin);
        var count = 0;
        foreach (var key in keys)
        {
            low[count] = key;
            count += key <= limit ? 1 : 0;
        }

        return count;
    }

    private static uint CountToLast(ReadOnlySpan<uint> keys, ref int wanted)
    {
        Span<int> counts = stackalloc int[1 << StepBits];
        var (prefix, known) = (0u, 0);
        while (known < KeyBits)
        {
            var bits = Math.Min(StepBits, KeyBits - known);
            Count(keys, prefix, known, bits, counts);
            var step = 0;
            while (counts[step] < wanted)
            {
                wanted -= counts[step++];
            }

            (prefix, known) = ((prefix << bits) | (uint)step, known + bits);
        }

        return prefix;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<uint> keys, uint prefix, int known, int bits, Span<int> counts)
    {
        counts.Clear();
        var shift = KeyBits - known - bits;
        var mask = (1u << bits) - 1;
        foreach (var key in keys)
        {
            if (known == 0 || key >> (KeyBits - known) == prefix)
            {
                counts[(int)((key >> shift) & mask)]++;
            }
        }
    }
}
