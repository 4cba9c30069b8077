namespace PaintSound.Benchmarks.Reporting;

/// <summary>The statistics of one measurement.</summary>
/// <param name="Name">The name of the measurement.</param>
/// <param name="Unit">The unit of the numbers, such as ms.</param>
/// <param name="Median">The median of all runs.</param>
/// <param name="P95">The 95th percentile.</param>
/// <param name="Most">The maximum of all runs, or null if it was not recorded.</param>
/// <param name="Runs">The number of runs.</param>
/// <param name="P99">The 99th percentile, or null if it was not recorded.</param>
/// <param name="AllocatedBytes">Bytes allocated by one run, or null if it was not measured.</param>
internal sealed record Figure(string Name, string Unit, double Median, double P95, double? Most, int Runs, double? P99 = null, long? AllocatedBytes = null)
{
    /// <summary>Creates the statistics of some runs.</summary>
    /// <param name="name">The name of the measurement.</param>
    /// <param name="unit">The unit of <paramref name="runs"/>.</param>
    /// <param name="runs">One number per run, at least one.</param>
    public static Figure Create(string name, string unit, IReadOnlyCollection<double> runs)
    {
        var sorted = runs.Order().ToArray();
        double Percentile(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 3);
        return new Figure(name, unit, Percentile(0.5), Percentile(0.95), Math.Round(sorted[^1], 3), sorted.Length, Percentile(0.99));
    }

    /// <summary>Creates the statistics of some times, in milliseconds.</summary>
    public static Figure Create(string name, IReadOnlyCollection<TimeSpan> runs) => Create(name, "ms", [.. runs.Select(run => run.TotalMilliseconds)]);
}
