namespace PaintSound.Media.Conversion;

/// <summary>
/// Turns a device's sound into the one form that PaintSound analyses: 16 kHz, mono, floats. One thread at a time; converting allocates
/// nothing.
/// </summary>
internal sealed class SoundConverter
{
    private const int MostFrames = 1024;
    private readonly SampleFormat _format;
    private readonly MonoMixer _mixer;
    private readonly SampleRateConverter _rate;
    private readonly float[] _frames;
    private readonly float[] _mono = new float[MostFrames];

    /// <summary>Makes one.</summary>
    /// <param name="format">The device's format.</param>
    public SoundConverter(SampleFormat format)
    {
        _format = format;
        _mixer = new MonoMixer(format.Channels, format.Rate);
        _rate = new SampleRateConverter(format.Rate);
        _frames = new float[MostFrames * format.Channels];
        InputBytes = MostFrames * format.FrameBytes;
        MostOutput = _rate.MostOutput(MostFrames);
    }

    /// <summary>The most bytes that <see cref="Convert"/> takes at once.</summary>
    public int InputBytes { get; }

    /// <summary>The most samples that <see cref="Convert"/> gives at once.</summary>
    public int MostOutput { get; }

    /// <summary>Converts whole frames.</summary>
    /// <param name="bytes">Whole frames, at most <see cref="InputBytes"/>.</param>
    /// <param name="output">Receives the samples; at least <see cref="MostOutput"/> long.</param>
    /// <returns>How many samples came out.</returns>
    public int Convert(ReadOnlySpan<byte> bytes, Span<float> output)
    {
        var frames = bytes.Length / _format.FrameBytes;
        var samples = _frames.AsSpan(0, frames * _format.Channels);
        SampleDecoder.Decode(bytes, _format.Encoding, samples);
        _mixer.Mix(samples, _mono);
        return _rate.Convert(_mono.AsSpan(0, frames), output);
    }
}
