using PaintSound.Core.Timecode;

namespace PaintSound.Worker.Show.Settings;

/// <summary>Linear timecode (LTC), which goes out as sound.</summary>
/// <param name="Output">The sound output, as <see cref="Media.Systems.SoundOutputs.IsName"/> takes it.</param>
/// <param name="Channel">The channel of a WASAPI output, from 1.</param>
/// <param name="LevelDb">The peak, in dB relative to full scale.</param>
/// <param name="Timecode">Frame rate and start.</param>
internal sealed record LtcSettings(string Output, int Channel, double LevelDb, TimecodeSettings Timecode)
{
    /// <summary>
    /// The default of <see cref="LevelDb"/>. Between 0.5 V and 4.5 V from peak to peak are asked for: this is 4.4 V on an interface with +18 dBu
    /// at full scale, and 1.4 V on an output of 2 V.
    /// </summary>
    public const double DefaultLevelDb = -12;
}
