using PaintSound.Performance.Pipeline;

namespace PaintSound.Takes.Records;

/// <summary>A command to the analysis.</summary>
/// <param name="At">The time.</param>
/// <param name="Command">The command.</param>
public sealed record CommandRecord(long At, PipelineCommand Command) : InputRecord(At);
