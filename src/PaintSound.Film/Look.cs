namespace PaintSound.Film;

/// <summary>One look at the canvas.</summary>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Canvas">224 x 224 pixels.</param>
public sealed record Look(TimeSpan At, Picture Canvas);
