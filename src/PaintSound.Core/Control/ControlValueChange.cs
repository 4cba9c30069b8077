namespace PaintSound.Core.Control;

/// <summary>A change of one control.</summary>
/// <param name="Control">The control; no trigger.</param>
/// <param name="Before">Its value before the change.</param>
/// <param name="After">Its value after the change.</param>
public sealed record ControlValueChange(ControlId Control, ControlValue Before, ControlValue After);
