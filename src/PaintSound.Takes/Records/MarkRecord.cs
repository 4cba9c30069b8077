using PaintSound.Core.Choosing.Taste;

namespace PaintSound.Takes.Records;

/// <summary>An artist marked the present pairing.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Mark">The mark.</param>
public sealed record MarkRecord(TimeSpan Time, Mark Mark) : EventRecord(Time);
