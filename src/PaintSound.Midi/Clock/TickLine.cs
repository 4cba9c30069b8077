namespace PaintSound.Midi.Clock;

/// <summary>A line of arrival over number: the period is its slope, by least squares, and the earliest tick is on it.</summary>
/// <param name="Origin">When tick 0 arrives, in seconds of the session clock.</param>
/// <param name="Period">Seconds between two ticks; above 0.</param>
internal readonly record struct TickLine(double Origin, double Period)
{
    // 10,000 bpm. Ticks that all arrive at once, after a pause of the computer, have no slope.
    private const double MinPeriod = 60.0 / 24 / 10_000;

    /// <summary>Fits the line.</summary>
    /// <param name="ticks">At least two ticks with different numbers.</param>
    public static TickLine Through(IReadOnlyList<ClockTick> ticks)
    {
        var (number, seconds) = (ticks.Average(tick => (double)tick.Number), ticks.Average(tick => tick.Seconds));
        var (covariance, variance) = (0.0, 0.0);
        foreach (var tick in ticks)
        {
            covariance += (tick.Number - number) * (tick.Seconds - seconds);
            variance += (tick.Number - number) * (tick.Number - number);
        }

        var period = Math.Max(covariance / variance, MinPeriod);
        return new TickLine(ticks.Min(tick => tick.Seconds - (tick.Number * period)), period);
    }

    /// <summary>Returns the number of the tick at a time, with the part of the period that is over.</summary>
    public double GetNumber(double seconds) => (seconds - Origin) / Period;

    /// <summary>Returns how late a tick is, in periods.</summary>
    public double GetLateness(ClockTick tick) => GetNumber(tick.Seconds) - tick.Number;

    /// <summary>Returns by how much the ticks differ from a regular clock, in periods.</summary>
    public double GetSpread(IReadOnlyList<ClockTick> ticks) => ticks.Max(GetLateness) - ticks.Min(GetLateness);
}
