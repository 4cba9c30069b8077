namespace PaintSound.Core.Control;

/// <summary>A work that was switched on or off.</summary>
/// <param name="Id">The id of the work.</param>
/// <param name="IsOn">True if it was switched on.</param>
public sealed record WorkSwitch(string Id, bool IsOn);
