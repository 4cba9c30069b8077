namespace PaintSound.Simulation;

/// <summary>
/// Repeatable random numbers: the same seed gives the same numbers on every system and in every version of .NET
/// (SplitMix64, Steele et al. 2014). One thread at a time.
/// </summary>
/// <param name="seed">Any number.</param>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Returns the random number of an index, independent of the numbers before it. Thread-safe.</summary>
    public static ulong Mix(ulong seed, ulong index)
    {
        var z = seed + ((index + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>Combines a seed and a title into a seed (FNV-1a), so every work has its own random numbers.</summary>
    public static ulong CombineSeed(ulong seed, string title)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in title)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return Mix(seed, hash);
    }

    public ulong NextUInt64() => Mix(_state += 0x9E3779B97F4A7C15UL, 0);

    /// <summary>Returns a number from 0 (inclusive) to 1 (exclusive).</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Returns a sample of white noise, -1..1.</summary>
    public float NextWhite() => (int)(NextUInt64() >> 32) * (1f / 2147483648f);

    /// <summary>Returns an approximately normal number with mean 0 and standard deviation 1, limited to ±3.5 (a sum of four numbers).</summary>
    public double NextNormal() => (NextDouble() + NextDouble() + NextDouble() + NextDouble() - 2) * 1.7320508;

    public double NextBetween(double low, double high) => low + ((high - low) * NextDouble());

    public double NextInRange(ValueRange range) => NextBetween(range.From, range.To);

    public int NextInt(int count) => (int)(NextDouble() * count);

    public bool NextBool(double probability) => NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[NextInt(from.Count)];

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
