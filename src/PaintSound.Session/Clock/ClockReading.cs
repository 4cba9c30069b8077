namespace PaintSound.Session.Clock;

/// <summary>How the clock of a site stands to the hub's, whose time is the session's.</summary>
/// <param name="Offset">What is added to the site's time for session time.</param>
/// <param name="Bound">How far the offset can be from the truth, in either direction, if both directions of the line are equally long at their best.</param>
/// <param name="HardBound">How far it can be from the truth on any line: half of the shortest round trip.</param>
/// <param name="Delay">The median time one way.</param>
/// <param name="Jitter">How much longer than at its best the line takes one way, at the 95th percentile.</param>
public sealed record ClockReading(TimeSpan Offset, TimeSpan Bound, TimeSpan HardBound, TimeSpan Delay, TimeSpan Jitter);
