namespace PaintSound.Media.Conversion;

/// <summary>The energy of each channel and how alike the channels are. One thread at a time; adding allocates nothing.</summary>
/// <param name="channels">How many channels, 1 or more.</param>
internal sealed class ChannelStatistics(int channels)
{
    // All pairs of channels are multiplied. With many channels not every frame is needed for that.
    private const int MostProducts = 64;
    private readonly double[] _products = new double[channels * channels];
    private readonly int _step = Math.Max(1, channels * channels / MostProducts);
    private int _skip;

    /// <summary>How many channels.</summary>
    public int Channels => channels;

    /// <summary>The sum of the products of two channels; of a channel with itself, its energy.</summary>
    public double this[int a, int b] => a <= b ? _products[(a * channels) + b] : _products[(b * channels) + a];

    /// <summary>True if nothing but digital silence was added.</summary>
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

    /// <summary>Lets what was added so far count less.</summary>
    /// <param name="factor">0 forgets all of it, 1 nothing.</param>
    public void Fade(double factor)
    {
        for (var i = 0; i < _products.Length; i++)
        {
            _products[i] *= factor;
        }
    }
}
