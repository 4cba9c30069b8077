namespace PaintSound.Media.Conversion;

/// <summary>
/// Converts a device's sound to the format that PaintSound analyses: 16 kHz, float; mixed to mono, or selected channels as they are. Not thread-safe. Converting does not allocate.
/// </summary>
internal sealed class SoundConverter
{
    private const int MaxFrames = 1024;
    private readonly SampleFormat _format;
    private readonly MonoMixer _mixer;
    private readonly ChannelSelection? _channels;
    private readonly SampleRateConverter _rate;
    private readonly float[] _frames;
    private readonly float[] _mixed;

    /// <summary>Creates a converter for one device format.</summary>
    /// <param name="format">The device's format.</param>
    /// <param name="channels">The channels to deliver, which the format has; null for a mono mix of all.</param>
    public SoundConverter(SampleFormat format, ChannelSelection? channels = null)
    {
        (_format, _channels) = (format, channels);
        var outputs = channels?.Count ?? 1;
        _mixer = new MonoMixer(format.Channels, format.Rate);
        _rate = new SampleRateConverter(format.Rate, outputs);
        _frames = new float[MaxFrames * format.Channels];
        _mixed = new float[MaxFrames * outputs];
        InputBytes = MaxFrames * format.FrameBytes;
        MaxOutput = _rate.MaxOutput(MaxFrames) * outputs;
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
        if (_channels is null)
        {
            _mixer.Mix(samples, _mixed);
            return _rate.Convert(_mixed.AsSpan(0, frames), output);
        }

        _channels.Copy(samples, _format.Channels, _mixed);
        return _rate.Convert(_mixed.AsSpan(0, frames * _channels.Count), output);
    }
}
