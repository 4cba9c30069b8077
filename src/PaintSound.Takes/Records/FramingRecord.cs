using PaintSound.Core.Framing;

namespace PaintSound.Takes.Records;

/// <summary>The corners fit the canvas, or no longer.</summary>
/// <param name="At">The time.</param>
/// <param name="Report">The report.</param>
public sealed record FramingRecord(long At, FramingReport Report) : InputRecord(At);
