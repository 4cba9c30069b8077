using PaintSound.Core.Congruity;

namespace PaintSound.Takes.Records;

/// <summary>The congruity of music and canvas was measured.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Reading">The reading.</param>
public sealed record CongruityRecord(TimeSpan Time, CongruityReading Reading) : EventRecord(Time);
