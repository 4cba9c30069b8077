namespace PaintSound.Media.Conversion;

/// <summary>
/// Mixes live sound to mono by <see cref="MonoMix"/>, as far as the sound is known: which channels carry sound is judged by the last ten
/// seconds, whether they cancel by the last tenths of a second. The weights move without a click. One thread at a time; mixing allocates
/// nothing.
/// </summary>
/// <param name="channels">How many channels, 1 or more.</param>
/// <param name="rate">Frames a second, in Hz.</param>
internal sealed class MonoMixer(int channels, int rate)
{
    private const double ActivitySeconds = 10;
    private const double LikenessSeconds = 0.2;
    private const double GlideSeconds = 0.02;
    private readonly ChannelStatistics _activity = new(channels);
    private readonly ChannelStatistics _likeness = new(channels);
    private readonly float[] _target = new float[channels];
    private readonly float[] _weights = new float[channels];
    private readonly float _glide = (float)(1 - Math.Exp(-1 / (GlideSeconds * rate)));
    private bool _heard;

    /// <summary>Mixes a block.</summary>
    /// <param name="frames">Interleaved samples, whole frames.</param>
    /// <param name="mono">Receives one sample for each frame.</param>
    public void Mix(ReadOnlySpan<float> frames, Span<float> mono)
    {
        if (channels == 1)
        {
            frames.CopyTo(mono);
            return;
        }

        var count = frames.Length / channels;
        _activity.Fade(Math.Exp(-count / (ActivitySeconds * rate)));
        _activity.Add(frames);
        _likeness.Fade(Math.Exp(-count / (LikenessSeconds * rate)));
        _likeness.Add(frames);
        MonoMix.SetWeights(_activity, _likeness, _target);
        if (!_heard)
        {
            // The first sound has its right level from its first sample on.
            _target.CopyTo(_weights);
            _heard = !_activity.IsSilent;
        }

        for (var i = 0; i < count; i++)
        {
            var sum = 0f;
            for (var c = 0; c < channels; c++)
            {
                _weights[c] += (_target[c] - _weights[c]) * _glide;
                sum += _weights[c] * frames[(i * channels) + c];
            }

            mono[i] = sum;
        }
    }
}
