using PaintSound.Core.Choosing;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Contents;

/// <summary>A selection of a take, with the controls that were in effect.</summary>
/// <param name="Record">The selection.</param>
/// <param name="Choosing">The controls of the choice.</param>
public sealed record TakeSelection(SelectionRecord Record, ChoosingControls Choosing);
