namespace PaintSound.Core.Sources;

/// <summary>A change in the state of a source.</summary>
/// <param name="Source">The source.</param>
/// <param name="State">The new state.</param>
/// <param name="Detail">One sentence for people: what happened, to which device, and what happens next.</param>
public sealed record SourceReport(SourceKind Source, SourceState State, string Detail);
