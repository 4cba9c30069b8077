namespace PaintSound.Media.Conversion;

/// <summary>
/// Mixes live sound to mono with the weights of <see cref="MonoMix"/>. The last 10 s decide the weight of each channel; the last 0.2 s
/// decide whether they cancel. The weights change smoothly, without clicks. Not thread-safe. Mixing does not allocate.
/// </summary>
/// <param name="channels">Number of channels, 1 or more.</param>
/// <param name="rate">Sample rate in Hz.</param>
internal sealed class MonoMixer(int channels, int rate)
{
    private const double LevelSeconds = 10;
    private const double CorrelationSeconds = 0.2;
    private const double SmoothingSeconds = 0.02;
    private readonly ChannelStatistics _level = new(channels);
    private readonly ChannelStatistics _correlation = new(channels);
    private readonly float[] _targetWeights = new float[channels];
    private readonly float[] _weights = new float[channels];
    private readonly float _smoothing = (float)(1 - Math.Exp(-1 / (SmoothingSeconds * rate)));
    private readonly bool[] _isHeard = [.. Enumerable.Repeat(true, channels)];
    private bool _hasSignal;

    /// <summary>Mixes one block.</summary>
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
        _level.Scale(Math.Exp(-count / (LevelSeconds * rate)));
        _level.Add(frames);
        _correlation.Scale(Math.Exp(-count / (CorrelationSeconds * rate)));
        _correlation.Add(frames);
        MonoMix.SetWeights(_level, _correlation, _isHeard, _targetWeights);
        if (!_hasSignal)
        {
            // The first sound starts at its final level, without a fade-in.
            _targetWeights.CopyTo(_weights);
            _hasSignal = !_level.IsSilent;
        }

        for (var i = 0; i < count; i++)
        {
            var sum = 0f;
            for (var c = 0; c < channels; c++)
            {
                _weights[c] += (_targetWeights[c] - _weights[c]) * _smoothing;
                sum += _weights[c] * frames[(i * channels) + c];
            }

            mono[i] = sum;
        }
    }
}
