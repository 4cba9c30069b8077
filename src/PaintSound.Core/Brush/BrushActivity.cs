namespace PaintSound.Core.Brush;

/// <summary>What the brush does now. The summary of 4 s follows a beginning or an end too slowly to answer it.</summary>
/// <param name="LevelDb">RMS of the last second in dB relative to full scale.</param>
/// <param name="OnsetRate">Onsets per second, counted over the last 2 s.</param>
/// <param name="SecondsSinceStroke">The time since the last stroke ended, at most 4 s; 0 during a stroke.</param>
public readonly record struct BrushActivity(float LevelDb, float OnsetRate, float SecondsSinceStroke);
