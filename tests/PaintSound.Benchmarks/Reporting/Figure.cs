namespace PaintSound.Benchmarks.Reporting;

/// <summary>One thing that was measured.</summary>
/// <param name="Name">What.</param>
/// <param name="Unit">The unit of the numbers, such as ms.</param>
/// <param name="Median">Half of the runs stay below.</param>
/// <param name="P95">95 of 100 runs stay below.</param>
/// <param name="Most">The largest of all runs, or null if it was not kept.</param>
/// <param name="Runs">How many runs there were.</param>
/// <param name="AllocatedBytes">Bytes allocated by one run, or null if it was not measured.</param>
internal sealed record Figure(string Name, string Unit, double Median, double P95, double? Most, int Runs, long? AllocatedBytes = null)
{
    /// <summary>The figure of some runs.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="unit">The unit of <paramref name="runs"/>.</param>
    /// <param name="runs">One number a run, at least one.</param>
    public static Figure Of(string name, string unit, IReadOnlyCollection<double> runs)
    {
        var sorted = runs.Order().ToArray();
        double At(double share) => Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 3);
        return new Figure(name, unit, At(0.5), At(0.95), Math.Round(sorted[^1], 3), sorted.Length);
    }

    /// <summary>The figure of some times, in milliseconds.</summary>
    public static Figure Of(string name, IReadOnlyCollection<TimeSpan> runs) => Of(name, "ms", [.. runs.Select(run => run.TotalMilliseconds)]);
}
