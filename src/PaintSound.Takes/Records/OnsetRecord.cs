namespace PaintSound.Takes.Records;

/// <summary>The brush touched the canvas.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Strength">0..1.</param>
public sealed record OnsetRecord(TimeSpan Time, float Strength) : EventRecord(Time);
