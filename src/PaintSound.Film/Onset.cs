namespace PaintSound.Film;

/// <summary>The beginning of a stroke.</summary>
/// <param name="At">When, from the beginning of the performance.</param>
/// <param name="Strength">0..1.</param>
public readonly record struct Onset(TimeSpan At, float Strength);
