namespace PaintSound.Core.Sources;

/// <summary>A change in the state of a source.</summary>
/// <param name="Source">Which one.</param>
/// <param name="State">How it is now.</param>
/// <param name="Detail">One sentence for a person: what happened, to which device, what happens next.</param>
public sealed record SourceReport(SourceKind Source, SourceState State, string Detail);
