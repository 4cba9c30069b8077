namespace PaintSound.Media.Conversion;

/// <summary>
/// The weights that mix a file's channels to mono, or to left and right. Left and right keep the channels of their side; if the two sides cancel each
/// other, or the file names no sides, both are the mono mix. Not thread-safe; setting does not allocate.
/// </summary>
internal sealed class ChannelWeights
{
    private readonly float[] _mono;
    private readonly float[][] _outputs;
    private readonly bool[] _isHeard;
    private readonly bool[][] _isOnSide;

    /// <summary>Creates the weights of silence.</summary>
    /// <param name="layout">The channels of the file.</param>
    /// <param name="outputs">1 for mono, 2 for left and right.</param>
    public ChannelWeights(ChannelLayout layout, int outputs)
    {
        var channels = Enumerable.Range(0, layout.Channels);
        _mono = new float[layout.Channels];
        _isHeard = [.. channels.Select(layout.IsHeard)];
        _outputs = [.. Enumerable.Range(0, outputs).Select(_ => new float[layout.Channels])];
        _isOnSide = outputs == 2 && layout.HasSides ? [[.. channels.Select(layout.IsLeft)], [.. channels.Select(layout.IsRight)]] : [];
    }

    /// <summary>The factors of all channels for one output.</summary>
    /// <param name="output">0 for mono or left, 1 for right.</param>
    public ReadOnlySpan<float> this[int output] => _outputs[output];

    /// <summary>Computes the weights of a stretch of sound.</summary>
    /// <param name="statistics">The statistics of the stretch.</param>
    public void Set(ChannelStatistics statistics)
    {
        MonoMix.SetWeights(statistics, statistics, _isHeard, _mono);
        if (_isOnSide.Length == 0)
        {
            foreach (var output in _outputs)
            {
                _mono.CopyTo(output, 0);
            }

            return;
        }

        for (var side = 0; side < _isOnSide.Length; side++)
        {
            MonoMix.SetWeights(statistics, statistics, _isOnSide[side], _outputs[side]);
        }

        var (left, right) = (statistics.Correlate(_outputs[0], _outputs[0]), statistics.Correlate(_outputs[1], _outputs[1]));
        var share = left + right > 0 ? MonoMix.GetLoudestShare(0.5 + (statistics.Correlate(_outputs[0], _outputs[1]) / (left + right))) : 0;
        foreach (var output in _outputs)
        {
            for (var c = 0; c < output.Length; c++)
            {
                output[c] = ((1 - share) * output[c]) + (share * _mono[c]);
            }
        }
    }
}
