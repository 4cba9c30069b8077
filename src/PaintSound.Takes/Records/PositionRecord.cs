using PaintSound.Core.Brush;

namespace PaintSound.Takes.Records;

/// <summary>The place of the brush was estimated.</summary>
/// <param name="Time">Time since the start of the performance.</param>
/// <param name="Position">The place.</param>
public sealed record PositionRecord(TimeSpan Time, BrushPosition Position) : EventRecord(Time);
