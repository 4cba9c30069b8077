namespace PaintSound.Media.Conversion;

/// <summary>The format of interleaved sound.</summary>
/// <param name="Rate">Frames a second, in Hz.</param>
/// <param name="Channels">Samples in a frame, 1 or more.</param>
/// <param name="Encoding">How each sample is stored.</param>
internal sealed record SampleFormat(int Rate, int Channels, SampleEncoding Encoding)
{
    /// <summary>Bytes of one sample.</summary>
    public int SampleBytes => Encoding switch { SampleEncoding.Int16 => 2, SampleEncoding.Int24 => 3, _ => 4 };

    /// <summary>Bytes of one frame: one sample of each channel.</summary>
    public int FrameBytes => SampleBytes * Channels;
}
