namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The first filter: only the best fraction passes (paper, 3.3).</summary>
public static class Gate
{
    /// <summary>How many of so many excerpts pass.</summary>
    /// <param name="count">Excerpts before the gate.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static int Passing(int count, double fraction) =>
        // 0.01 x 300 is a hair above 3 in binary: without the allowance a fourth would pass.
        Math.Max(1, (int)Math.Ceiling((count * fraction) - 1e-9));

    /// <summary>The excerpts with the lowest distance: the fraction of them, rounded up, so at least one.</summary>
    /// <param name="distance">A distance for every excerpt of the library.</param>
    /// <param name="eligible">Indices of the excerpts to filter.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static int[] Pass(float[] distance, int[] eligible, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);
        var passing = Passing(eligible.Length, fraction);
        return passing >= eligible.Length ? eligible : DistanceSort.By(distance, eligible)[..passing];
    }
}
