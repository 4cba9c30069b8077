namespace PaintSound.Core.Works;

/// <summary>Four seconds of a work (paper, 3.1: "we took 4s of audio").</summary>
/// <param name="Work">The work.</param>
/// <param name="StartSeconds">The start within the work, in seconds.</param>
/// <param name="LevelDb">RMS in dB relative to full scale, at most 0; -120 for silence.</param>
/// <param name="OnsetRate">Onsets per second: as the sound network hears them, or if it does not measure them, as the <see cref="Brush.OnsetDetector"/> does.</param>
/// <param name="Brightness">The spectral centroid of the 4 s, 0..1; see <see cref="Brush.BrushFeatures.Brightness"/>.</param>
public sealed record Excerpt(MusicWork Work, double StartSeconds, float LevelDb, float OnsetRate, float Brightness = 0.5f)
{
    /// <summary>The length of every excerpt in seconds.</summary>
    public const double Seconds = 4;

    /// <summary>The level in dB relative to full scale below which an excerpt counts as silent.</summary>
    public const float SilentDb = -50;

    /// <summary>
    /// The onset rate up to which an excerpt counts as held. Measured on 200 pieces that no network was trained on: of the excerpts below it, 88 to 96 %
    /// have at most one onset a second for two independent detectors.
    /// </summary>
    public const float HeldOnsetRate = 0.6f;

    /// <summary>True for long held notes: not silent, and hardly any onsets. They are selected for a hum or a silent brush (paper, 3.4).</summary>
    public bool IsHeld => LevelDb > SilentDb && OnsetRate <= HeldOnsetRate;

    /// <summary>How long the work sounds from the start of the excerpt; the maximum if its length is not known.</summary>
    public TimeSpan Remaining => Work.DurationSeconds > 0 ? TimeSpan.FromSeconds(Math.Max(0, Work.DurationSeconds - StartSeconds)) : TimeSpan.MaxValue;
}
