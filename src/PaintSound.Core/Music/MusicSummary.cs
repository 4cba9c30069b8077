using PaintSound.Core.Signal;
using PaintSound.Core.Works;

namespace PaintSound.Core.Music;

/// <summary>The music's last four seconds in two figures.</summary>
/// <param name="LevelDb">RMS in dB relative to full scale, measured as <see cref="Excerpt.LevelDb"/> is.</param>
/// <param name="SoundingShare">How much of the four seconds was louder than <see cref="Excerpt.SilentDb"/>, 0..1.</param>
public readonly record struct MusicSummary(float LevelDb, float SoundingShare)
{
    /// <summary>Nothing was heard.</summary>
    public static MusicSummary Silence { get; } = new(Decibels.Silence, 0);
}
