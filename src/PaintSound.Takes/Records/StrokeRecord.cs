namespace PaintSound.Takes.Records;

/// <summary>A stroke started or ended.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="IsStart">True for the start, false for the end.</param>
public sealed record StrokeRecord(TimeSpan Time, bool IsStart) : EventRecord(Time);
