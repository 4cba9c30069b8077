using System.Globalization;

namespace PaintSound.Core.Choosing.Strategies;

/// <summary>The first filter: passes only the best fraction of the excerpts (paper, 3.3).</summary>
public static class Gate
{
    /// <summary>The minimum number of excerpts that pass. With fewer, the brush would have nothing to choose from.</summary>
    public const int MinPassing = 15;

    private const double PaperFraction = 0.01;
    private const double LargestDefault = 0.05;
    private const int ComfortablePassing = 450;

    /// <summary>
    /// Returns the default fraction for a library: 5 % of up to ten hours of music, so that the brush finds what answers it, and less of a larger one,
    /// down to 1 % (paper, 3.3) of fifty hours.
    /// </summary>
    /// <param name="count">The number of excerpts in the library.</param>
    public static double DefaultFraction(int count) =>
        Math.Round(Math.Clamp((double)ComfortablePassing / Math.Max(1, count), PaperFraction, LargestDefault), 3);

    /// <summary>Returns the number of excerpts that pass: the fraction of them, rounded up, but at least <see cref="MinPassing"/> if there are so many.</summary>
    /// <param name="count">The number of excerpts before the gate.</param>
    /// <param name="fraction">In (0, 1].</param>
    public static int CountPassing(int count, double fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1);

        // 0.01 x 300 is slightly above 3 in binary; without the tolerance a fourth excerpt would pass.
        return Math.Min(count, Math.Max(MinPassing, (int)Math.Ceiling((count * fraction) - 1e-9)));
    }

    /// <summary>Says how many excerpts of a library pass, in one sentence.</summary>
    /// <param name="count">The number of excerpts in the library.</param>
    /// <param name="fraction">In (0, 1]; null for the default of this library.</param>
    public static string Describe(int count, double? fraction)
    {
        var gate = fraction ?? DefaultFraction(count);
        return string.Create(CultureInfo.InvariantCulture, $"The gate ({gate}) passes {CountPassing(count, gate)} of {count} excerpts.");
    }
}
