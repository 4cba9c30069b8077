namespace PaintSound.Media.Conversion;

/// <summary>The energy of each channel and the correlation between channels. Not thread-safe. <see cref="Add(ReadOnlySpan{float})"/> does not allocate.</summary>
/// <param name="channels">Number of channels, 1 or more.</param>
internal sealed class ChannelStatistics(int channels)
{
    // Add multiplies all pairs of channels. With many channels it skips frames to limit the work.
    private const int MaxProducts = 64;
    private readonly double[] _products = new double[channels * channels];
    private readonly int _step = Math.Max(1, channels * channels / MaxProducts);
    private int _skip;

    /// <summary>Number of channels.</summary>
    public int Channels => channels;

    /// <summary>The sum of the products of two channels. For a channel with itself this is its energy.</summary>
    public double this[int a, int b] => a <= b ? _products[(a * channels) + b] : _products[(b * channels) + a];

    /// <summary>True if only digital silence was added.</summary>
    public bool IsSilent
    {
        get
        {
            for (var c = 0; c < channels; c++)
            {
                if (this[c, c] > 0)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Adds sound.</summary>
    /// <param name="frames">Interleaved samples, whole frames.</param>
    public void Add(ReadOnlySpan<float> frames)
    {
        if (channels == 2)
        {
            AddStereo(frames);
            return;
        }

        var count = frames.Length / channels;
        for (; _skip < count; _skip += _step)
        {
            var frame = frames.Slice(_skip * channels, channels);
            for (var a = 0; a < channels; a++)
            {
                for (var b = a; b < channels; b++)
                {
                    _products[(a * channels) + b] += frame[a] * (double)frame[b];
                }
            }
        }

        _skip -= count;
    }

    private void AddStereo(ReadOnlySpan<float> frames)
    {
        var (left, both, right) = (_products[0], _products[1], _products[3]);
        for (var i = 0; i + 1 < frames.Length; i += 2)
        {
            double a = frames[i], b = frames[i + 1];
            left += a * a;
            both += a * b;
            right += b * b;
        }

        (_products[0], _products[1], _products[3]) = (left, both, right);
    }

    /// <summary>Adds other statistics of the same channels.</summary>
    /// <param name="other">The statistics.</param>
    /// <param name="factor">Their weight.</param>
    public void Add(ChannelStatistics other, double factor)
    {
        for (var i = 0; i < _products.Length; i++)
        {
            _products[i] += factor * other._products[i];
        }
    }

    /// <summary>Discards everything added so far.</summary>
    public void Clear()
    {
        Array.Clear(_products);
        _skip = 0;
    }

    /// <summary>The sum of the products of two mixes of the channels. For a mix with itself this is its energy.</summary>
    /// <param name="first">The weights of the first mix, one per channel.</param>
    /// <param name="second">The weights of the second mix.</param>
    public double Correlate(ReadOnlySpan<float> first, ReadOnlySpan<float> second)
    {
        var sum = 0.0;
        for (var a = 0; a < channels; a++)
        {
            for (var b = 0; b < channels && first[a] != 0; b++)
            {
                sum += first[a] * (double)second[b] * this[a, b];
            }
        }

        return sum;
    }

    /// <summary>Reduces the weight of everything added so far.</summary>
    /// <param name="factor">0 discards everything, 1 keeps everything.</param>
    public void Scale(double factor)
    {
        for (var i = 0; i < _products.Length; i++)
        {
            _products[i] *= factor;
        }
    }
}
