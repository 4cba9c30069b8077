using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// A limiter with one block (5 ms) of look-ahead: it lowers the gain before a peak and never clips. At a block's border the gain is
/// the lower of those that the two blocks allow; it changes linearly within a block and recovers by 5 % of the difference a block
/// (about 100 ms). Sound below the ceiling passes unchanged.
/// </summary>
/// <param name="emit">Receives the sound, one block later.</param>
internal sealed class Limiter(StereoHandler emit)
{
    /// <summary>The highest output peak: -1 dB.</summary>
    public const float Ceiling = 0.891f;

    private const int BlockSamples = 2 * ExcerptReader.SampleRate / 200;
    private const float Recovery = 0.05f;

    private float[] _waiting = new float[BlockSamples];
    private float[] _arriving = new float[BlockSamples];
    private int _filled;
    private bool _first = true;
    private float _waitingAllows = 1;
    private float _gain = 1;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var taken = Math.Min(samples.Length, BlockSamples - _filled);
            samples[..taken].CopyTo(_arriving.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == BlockSamples)
            {
                FinishBlock(BlockSamples);
            }
        }
    }

    /// <summary>Emits the last block.</summary>
    public void Close()
    {
        var last = _filled;
        _arriving.AsSpan(last).Clear();
        FinishBlock(last);
        emit(_waiting.AsSpan(0, ApplyGain(last, 1)));
    }

    private void FinishBlock(int arrived)
    {
        var allows = 1f;
        for (var i = 0; i < arrived; i++)
        {
            allows = Math.Min(allows, Ceiling / Math.Max(Ceiling, Math.Abs(_arriving[i])));
        }

        if (_first)
        {
            _gain = allows;
        }
        else
        {
            emit(_waiting.AsSpan(0, ApplyGain(BlockSamples, allows)));
        }

        _first = false;
        (_waiting, _arriving) = (_arriving, _waiting);
        (_waitingAllows, _filled) = (allows, 0);
    }

    /// <summary>Applies the gain to the waiting block; the gain ends at what this block and the next allow.</summary>
    private int ApplyGain(int count, float nextAllows)
    {
        var target = Math.Min(_gain + ((1 - _gain) * Recovery), Math.Min(_waitingAllows, nextAllows));
        var from = _gain;
        for (var i = 0; i < count; i++)
        {
            _waiting[i] *= from + ((target - from) * ((i / 2) + 1) / (BlockSamples / 2));
        }

        _gain = target;
        return count;
    }
}
