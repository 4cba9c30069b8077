namespace PaintSound.Film.Recording;

/// <summary>The start of a stroke.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Strength">0 weak ... 1 strong.</param>
public readonly record struct OnsetEvent(TimeSpan At, float Strength);
