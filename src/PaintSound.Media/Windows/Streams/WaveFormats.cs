using NAudio.Wave;
using PaintSound.Media.Conversion;

namespace PaintSound.Media.Windows.Streams;

/// <summary>Converts Windows' sound formats (WAVEFORMATEX, WAVEFORMATEXTENSIBLE).</summary>
internal static class WaveFormats
{
    private static readonly Guid Pcm = AudioMediaSubtypes.MEDIASUBTYPE_PCM;
    private static readonly Guid Floats = AudioMediaSubtypes.MEDIASUBTYPE_IEEE_FLOAT;

    /// <summary>Converts a format.</summary>
    /// <param name="format">The Windows format.</param>
    /// <returns>Null if PaintSound does not support the format.</returns>
    public static SampleFormat? Convert(WaveFormat format)
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
        return encoding is { } value && format.Channels > 0 && format.SampleRate > 0 ? new SampleFormat(format.SampleRate, format.Channels, value) : null;
    }
}
