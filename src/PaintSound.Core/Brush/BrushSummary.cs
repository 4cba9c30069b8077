using PaintSound.Core.Works;

namespace PaintSound.Core.Brush;

/// <summary>The brush's last four seconds in three figures.</summary>
/// <param name="LevelDb">RMS in dB relative to full scale, measured as <see cref="Excerpt.LevelDb"/> is.</param>
/// <param name="OnsetRate">Onsets a second.</param>
/// <param name="StrokeShare">How much of the time lay in strokes, 0..1.</param>
public readonly record struct BrushSummary(float LevelDb, float OnsetRate, float StrokeShare)
{
    /// <summary>True while the brush rests: nothing but the room, silent or humming, for four seconds.</summary>
    public bool IsIdle => OnsetRate == 0 && StrokeShare == 0;
}
