using PaintSound.Core.Brush;

namespace PaintSound.Takes.Contents;

/// <summary>A stroke of a take.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Start">Its onset, since the start of the performance.</param>
/// <param name="End">Its end, after <paramref name="Start"/>.</param>
/// <param name="Reading">What is known of it; null if the take ends or has a gap before its end.</param>
/// <param name="Position">The last place of the brush within it; null if none was estimated.</param>
public sealed record TakeStroke(int Number, TimeSpan Start, TimeSpan End, StrokeReading? Reading, BrushPosition? Position);
