using NAudio.Wave;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>Reads Windows' description of a sound format (WAVEFORMATEX, WAVEFORMATEXTENSIBLE).</summary>
internal static class WaveFormats
{
    private static readonly Guid Pcm = AudioMediaSubtypes.MEDIASUBTYPE_PCM;
    private static readonly Guid Floats = AudioMediaSubtypes.MEDIASUBTYPE_IEEE_FLOAT;

    /// <summary>Reads one.</summary>
    /// <param name="format">Windows' description.</param>
    /// <returns>Null if PaintSound cannot read such sound.</returns>
    public static SampleFormat? Read(WaveFormat format)
    {
        var extensible = format as WaveFormatExtensible;
        var isFloat = format.Encoding == WaveFormatEncoding.IeeeFloat || extensible?.SubFormat == Floats;
        var isPcm = format.Encoding == WaveFormatEncoding.Pcm || extensible?.SubFormat == Pcm;
        SampleEncoding? encoding = (isFloat, isPcm, format.BitsPerSample) switch
        {
            (true, _, 32) => SampleEncoding.Float32,
            (_, true, 16) => SampleEncoding.Int16,
            (_, true, 24) => SampleEncoding.Int24,
            (_, true, 32) => SampleEncoding.Int32,
            _ => null,
        };
        return encoding is { } known && format.Channels > 0 && format.SampleRate > 0 ? new SampleFormat(format.SampleRate, format.Channels, known) : null;
    }
}
