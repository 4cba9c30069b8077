namespace PaintSound.Core.Control;

/// <summary>Changes that a person made as one: a movement of a fader, a preset.</summary>
/// <param name="Name">What changed, for people: the control or the preset.</param>
/// <param name="Changes">The changes, at most one for each control.</param>
public sealed record ControlStep(string Name, IReadOnlyList<ControlValueChange> Changes);
