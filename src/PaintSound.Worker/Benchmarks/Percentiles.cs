namespace PaintSound.Worker.Benchmarks;

/// <summary>How a figure spreads over repeated runs.</summary>
/// <param name="P50">Half of the runs stay below.</param>
/// <param name="P95">95 of 100 runs stay below.</param>
/// <param name="Runs">How many there were.</param>
internal sealed record Percentiles(double P50, double P95, int Runs)
{
    /// <summary>The spread of some figures.</summary>
    public static Percentiles Of(IReadOnlyCollection<double> figures)
    {
        var sorted = figures.Order().ToArray();
        double At(double share) => Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))], 2);
        return new Percentiles(At(0.5), At(0.95), sorted.Length);
    }
}
