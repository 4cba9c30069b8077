namespace PaintSound.Worker.Benchmarks;

/// <summary>Median and 95th percentile of a measurement that was repeated.</summary>
/// <param name="P50">The median.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="Runs">The number of runs.</param>
internal sealed record Percentiles(double P50, double P95, int Runs)
{
    /// <summary>Calculates the percentiles of at least one value.</summary>
    public static Percentiles Of(IReadOnlyCollection<double> values)
    {
        var sorted = values.Order().ToArray();
        double At(double fraction) => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(fraction * sorted.Length))], 2);
        return new Percentiles(At(0.5), At(0.95), sorted.Length);
    }
}
