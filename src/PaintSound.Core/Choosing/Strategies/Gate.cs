namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The first filter: passes only the best fraction of the excerpts (paper, 3.3).</summary>
public static class Gate
{
    /// <summary>Returns the number of excerpts that pass: the fraction of them, rounded up, so at least one.</summary>
    /// <param name="count">The number of excerpts before the gate.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static int CountPassing(int count, double fraction) =>
        // 0.01 x 300 is slightly above 3 in binary; without the tolerance a fourth excerpt would pass.
        Math.Max(1, (int)Math.Ceiling((count * fraction) - 1e-9));

    /// <summary>Returns the excerpts with the lowest distance; see <see cref="CountPassing"/> for their number.</summary>
    /// <param name="distance">A distance for every excerpt of the library.</param>
    /// <param name="eligible">Indices of the excerpts to filter.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static int[] Pass(float[] distance, int[] eligible, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        var passing = CountPassing(eligible.Length, fraction);
        return passing >= eligible.Length ? eligible : DistanceSort.Sort(distance, eligible)[..passing];
    }
}
