namespace PaintSound.Media.Conversion;

/// <summary>
/// Converts a device's sound to the format that PaintSound analyses: 16 kHz, mono, float. Not thread-safe. Converting does not allocate.
/// </summary>
internal sealed class SoundConverter
{
    private const int MaxFrames = 1024;
    private readonly SampleFormat _format;
    private readonly MonoMixer _mixer;
    private readonly SampleRateConverter _rate;
    private readonly float[] _frames;
    private readonly float[] _mono = new float[MaxFrames];

    /// <summary>Creates a converter for one device format.</summary>
    /// <param name="format">The device's format.</param>
    public SoundConverter(SampleFormat format)
    {
        _format = format;
        _mixer = new MonoMixer(format.Channels, format.Rate);
        _rate = new SampleRateConverter(format.Rate);
        _frames = new float[MaxFrames * format.Channels];
        InputBytes = MaxFrames * format.FrameBytes;
        MaxOutput = _rate.MaxOutput(MaxFrames);
    }

    /// <summary>The maximum number of input bytes per call of <see cref="Convert"/>.</summary>
    public int InputBytes { get; }

    /// <summary>The maximum number of output samples per call of <see cref="Convert"/>.</summary>
    public int MaxOutput { get; }

    /// <summary>Converts whole frames.</summary>
    /// <param name="bytes">Whole frames, at most <see cref="InputBytes"/>.</param>
    /// <param name="output">Receives the samples; at least <see cref="MaxOutput"/> long.</param>
    /// <returns>The number of output samples.</returns>
    public int Convert(ReadOnlySpan<byte> bytes, Span<float> output)
    {
        var frames = bytes.Length / _format.FrameBytes;
        var samples = _frames.AsSpan(0, frames * _format.Channels);
        SampleDecoder.Decode(bytes, _format.Encoding, samples);
        _mixer.Mix(samples, _mono);
        return _rate.Convert(_mono.AsSpan(0, frames), output);
    }
}
