using PaintSound.Core.Brush;

namespace PaintSound.Takes.Records;

/// <summary>A stroke ended, and is known.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Stroke">The stroke.</param>
public sealed record StrokeKindRecord(TimeSpan Time, StrokeReading Stroke) : EventRecord(Time);
