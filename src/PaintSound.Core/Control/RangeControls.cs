namespace PaintSound.Core.Control;

/// <summary>The two controls of a range of a filter.</summary>
/// <param name="Minimum">The smallest number that passes; its own minimum is no limit.</param>
/// <param name="Maximum">The largest number that passes; its own maximum is no limit.</param>
public sealed record RangeControls(ControlDefinition Minimum, ControlDefinition Maximum);
