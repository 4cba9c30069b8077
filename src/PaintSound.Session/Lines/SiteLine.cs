using PaintSound.Session.Clock;

namespace PaintSound.Session.Lines;

/// <summary>What a site has measured of its line to the hub.</summary>
/// <param name="Delay">The median time one way.</param>
/// <param name="Jitter">How much longer than at its best the line takes one way, at the 95th percentile.</param>
/// <param name="ClockBound">The error bound of its clock.</param>
public sealed record SiteLine(TimeSpan Delay, TimeSpan Jitter, TimeSpan ClockBound)
{
    /// <summary>Returns the line of a reading.</summary>
    public static SiteLine Of(ClockReading reading) => new(reading.Delay, reading.Jitter, reading.Bound);
}
