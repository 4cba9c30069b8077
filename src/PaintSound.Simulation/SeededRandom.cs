namespace PaintSound.Simulation;

/// <summary>
/// Chance that repeats: the same seed gives the same throws on every system and in every version of .NET (SplitMix64, Steele et al. 2014).
/// </summary>
/// <param name="seed">Any number.</param>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>One throw out of the numbers alone, for noise that must be the same wherever one starts to listen.</summary>
    public static ulong Mix(ulong seed, ulong index)
    {
        var z = seed + ((index + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>A seed out of a seed and a title: every work has its own chance (FNV-1a).</summary>
    public static ulong Fingerprint(ulong seed, string title)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var letter in title)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return Mix(seed, hash);
    }

    public ulong Next() => Mix(_state += 0x9E3779B97F4A7C15UL, 0);

    /// <summary>0 up to, not including, 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>White noise, -1..1.</summary>
    public float White() => (int)(Next() >> 32) * (1f / 2147483648f);

    /// <summary>Bell-shaped around 0 with deviation 1, never beyond 3.5 (a sum of four throws).</summary>
    public double Normal() => (Unit() + Unit() + Unit() + Unit() - 2) * 1.7320508;

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public double InRange(ValueRange reach) => Between(reach.From, reach.To);

    public int NextInt(int count) => (int)(Unit() * count);

    public bool Chance(double probability) => Unit() < probability;

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
