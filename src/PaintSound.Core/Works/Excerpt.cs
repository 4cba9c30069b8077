namespace PaintSound.Core.Works;

/// <summary>Four seconds of a work (paper, 3.1: "we took 4s of audio").</summary>
/// <param name="Work">The piece that it is taken from.</param>
/// <param name="StartSeconds">Where it begins in the piece, in seconds.</param>
/// <param name="LevelDb">Its loudness, RMS in dB relative to full scale, at most 0; silence is at -120.</param>
/// <param name="OnsetRate">Onsets a second.</param>
public sealed record Excerpt(MusicWork Work, double StartSeconds, float LevelDb, float OnsetRate)
{
    /// <summary>Length of every excerpt in seconds.</summary>
    public const double Seconds = 4;

    /// <summary>The level in dB below which an excerpt counts as silent.</summary>
    public const float SilentDb = -50;

    /// <summary>
    /// True for long held notes: sounding, with at most one onset a second. They answer a hum or a silent brush (paper, 3.4).
    /// </summary>
    public bool IsHeld => LevelDb > SilentDb && OnsetRate <= 1;
}
