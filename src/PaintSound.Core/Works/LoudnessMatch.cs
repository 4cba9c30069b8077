namespace PaintSound.Core.Works;

/// <summary>
/// Brings the works of a library to one loudness, so that one selection does not jump out after another. Each work gets one gain. A part of a work that
/// is louder or softer than the whole work keeps two fifths of that difference. The works keep their files. Immutable, thread-safe.
/// </summary>
public sealed class LoudnessMatch
{
    /// <summary>The highest gain in dB: a recording of near silence must not become noise.</summary>
    public const double MaxGainDb = 12;

    /// <summary>The lowest gain in dB.</summary>
    public const double MinGainDb = -24;

    /// <summary>The most that the gain of an excerpt differs from that of its work, in dB.</summary>
    public const double MaxExcerptGainDb = 6;

    /// <summary>How much of the difference between an excerpt and its work is taken away.</summary>
    private const double Evening = 0.6;

    private readonly double? _targetLufs;

    /// <summary>Creates the match of a library. Its target is the median loudness of the works.</summary>
    /// <param name="loudness">The loudness of each work in LUFS; null for a work that has none.</param>
    public LoudnessMatch(IEnumerable<double?> loudness)
    {
        double[] sorted = [.. loudness.OfType<double>().Order()];
        _targetLufs = sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>Returns the gain of an excerpt.</summary>
    /// <param name="workGainDb">The gain of its work.</param>
    /// <param name="workLevelDb">The mean level of the work, RMS in dB.</param>
    /// <param name="levelDb">The level of the excerpt, RMS in dB.</param>
    public static double GetExcerptGainDb(double workGainDb, float workLevelDb, float levelDb) =>
        workGainDb + Math.Clamp(Evening * (workLevelDb - levelDb), -MaxExcerptGainDb, MaxExcerptGainDb);

    /// <summary>Returns the gain of a work.</summary>
    /// <param name="loudness">Its loudness in LUFS; null if it has none.</param>
    /// <returns>In dB, <see cref="MinGainDb"/> to <see cref="MaxGainDb"/>; 0 for a work without loudness.</returns>
    public double GetGainDb(double? loudness) => Math.Clamp(_targetLufs - loudness ?? 0, MinGainDb, MaxGainDb);
}
