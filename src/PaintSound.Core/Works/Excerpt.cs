namespace PaintSound.Core.Works;

/// <summary>Four seconds of a work (paper, 3.1: "we took 4s of audio").</summary>
/// <param name="Work">The work.</param>
/// <param name="StartSeconds">The start within the work, in seconds.</param>
/// <param name="LevelDb">RMS in dB relative to full scale, at most 0; -120 for silence.</param>
/// <param name="OnsetRate">Onsets per second.</param>
public sealed record Excerpt(MusicWork Work, double StartSeconds, float LevelDb, float OnsetRate)
{
    /// <summary>The length of every excerpt in seconds.</summary>
    public const double Seconds = 4;

    /// <summary>The level in dB relative to full scale below which an excerpt counts as silent.</summary>
    public const float SilentDb = -50;

    /// <summary>
    /// True for long held notes: not silent, and at most one onset per second. They are selected for a hum or a silent brush (paper, 3.4).
    /// </summary>
    public bool IsHeld => LevelDb > SilentDb && OnsetRate <= 1;
}
