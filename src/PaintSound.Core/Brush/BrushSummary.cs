using PaintSound.Core.Works;

namespace PaintSound.Core.Brush;

/// <summary>A summary of the last 4 s of brush sound.</summary>
/// <param name="LevelDb">RMS in dB relative to full scale, measured like <see cref="Excerpt.LevelDb"/>.</param>
/// <param name="OnsetRate">Onsets per second.</param>
/// <param name="StrokeShare">The share of the time within strokes, 0..1.</param>
public readonly record struct BrushSummary(float LevelDb, float OnsetRate, float StrokeShare)
{
    /// <summary>True if there was no onset and no stroke in the last 4 s: only room noise, hum or silence.</summary>
    public bool IsIdle => OnsetRate == 0 && StrokeShare == 0;
}
