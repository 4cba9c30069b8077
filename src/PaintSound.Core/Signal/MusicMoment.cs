namespace PaintSound.Core.Signal;

/// <summary>The music's last four seconds in two figures.</summary>
/// <param name="LevelDb">RMS in dB relative to full scale, measured as <see cref="Works.Excerpt.LevelDb"/> is.</param>
/// <param name="SoundingShare">How much of the four seconds was louder than <see cref="Works.Excerpt.SilentDb"/>, 0..1.</param>
public readonly record struct MusicMoment(float LevelDb, float SoundingShare)
{
    /// <summary>Nothing was heard.</summary>
    public static MusicMoment Silence { get; } = new(Decibels.Silence, 0);
}
