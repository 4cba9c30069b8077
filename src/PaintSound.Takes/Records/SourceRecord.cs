using PaintSound.Core.Sources;

namespace PaintSound.Takes.Records;

/// <summary>The state of a source changed.</summary>
/// <param name="At">The time.</param>
/// <param name="Report">The report.</param>
public sealed record SourceRecord(long At, SourceReport Report) : InputRecord(At);
