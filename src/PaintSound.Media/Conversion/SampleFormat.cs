namespace PaintSound.Media.Conversion;

/// <summary>Format of interleaved sound.</summary>
/// <param name="Rate">Sample rate in Hz.</param>
/// <param name="Channels">Samples in a frame, 1 or more.</param>
/// <param name="Encoding">Encoding of each sample.</param>
internal sealed record SampleFormat(int Rate, int Channels, SampleEncoding Encoding)
{
    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => Encoding switch
    {
        SampleEncoding.UInt8 or SampleEncoding.Int8 => 1,
        SampleEncoding.Int16 => 2,
        SampleEncoding.Int24 => 3,
        SampleEncoding.Float64 => 8,
        _ => 4,
    };

    /// <summary>Bytes of one frame: one sample of each channel.</summary>
    public int FrameBytes => SampleBytes * Channels;
}
