namespace PaintSound.Core.Choosing;

/// <summary>The excerpts that passed the gate at a selection.</summary>
/// <param name="Number">The number of the selection among those that were listed, from 1.</param>
/// <param name="Excerpts">Indices of the excerpts in the library.</param>
public sealed record GatePassage(long Number, IReadOnlyList<int> Excerpts);
