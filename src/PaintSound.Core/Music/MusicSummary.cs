using PaintSound.Core.Signal;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>A summary of the last 4 s of music.</summary>
/// <param name="LevelDb">RMS in dB relative to full scale, measured like <see cref="Excerpt.LevelDb"/>.</param>
/// <param name="SoundingShare">The share of the 4 s that was louder than <see cref="Excerpt.SilentDb"/>, 0..1.</param>
public readonly record struct MusicSummary(float LevelDb, float SoundingShare)
{
    /// <summary>The summary of digital silence.</summary>
    public static MusicSummary Silence { get; } = new(Decibels.Silence, 0);
}
