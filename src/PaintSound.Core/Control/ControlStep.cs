namespace PaintSound.Core.Control;

/// <summary>Changes that a person made as one: a movement of a fader, a preset, the switch of a work.</summary>
/// <param name="Name">What changed, for people: the control, the preset or the work.</param>
/// <param name="Changes">The changes, at most one for each control.</param>
public sealed record ControlStep(string Name, IReadOnlyList<ControlValueChange> Changes)
{
    /// <summary>The works that were switched; none for a step of controls. A work is no control: a library has thousands.</summary>
    public IReadOnlyList<WorkSwitch> Works { get; init; } = [];
}
