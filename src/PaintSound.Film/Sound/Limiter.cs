using PaintSound.Media.Decoding;
using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// A limiter with one block (5 ms) of look-ahead. It lowers the gain before a peak and never clips. Between two blocks, the gain is the
/// lower of their maximum gains. It changes linearly within a block and recovers by 5 % of the difference per block
/// (about 100 ms). Sound below the ceiling does not change. One thread at a time.
/// </summary>
/// <param name="emit">Handles the sound, delayed by one block.</param>
internal sealed class Limiter(StereoHandler emit)
{
    /// <summary>Maximum output amplitude: -2 dB. Between the samples and after AAC, a peak can be nearly 1 dB higher; it stays below -1 dBTP (EBU R 128).</summary>
    public const float Ceiling = 0.794f;

    private const int BlockSamples = 2 * ExcerptReader.SampleRate / 200;
    private const float Recovery = 0.05f;

    private float[] _current = new float[BlockSamples];
    private float[] _next = new float[BlockSamples];
    private int _filled;
    private bool _first = true;
    private float _currentMaxGain = 1;
    private float _gain = 1;

    /// <summary>Processes the next samples.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, BlockSamples - _filled);
            samples[..count].CopyTo(_next.AsSpan(_filled));
            samples = samples[count..];
            _filled += count;
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
        _next.AsSpan(last).Clear();
        FinishBlock(last);
        emit(_current.AsSpan(0, ApplyGain(last, 1)));
    }

    private void FinishBlock(int count)
    {
        var maxGain = 1f;
        for (var i = 0; i < count; i++)
        {
            maxGain = Math.Min(maxGain, Ceiling / Math.Max(Ceiling, Math.Abs(_next[i])));
        }

        if (_first)
        {
            _gain = maxGain;
        }
        else
        {
            emit(_current.AsSpan(0, ApplyGain(BlockSamples, maxGain)));
        }

        _first = false;
        (_current, _next) = (_next, _current);
        (_currentMaxGain, _filled) = (maxGain, 0);
    }

    /// <summary>Applies the gain to the current block. At its end, the gain is within the maximum of this block and of the next.</summary>
    private int ApplyGain(int count, float nextMaxGain)
    {
        var target = Math.Min(_gain + ((1 - _gain) * Recovery), Math.Min(_currentMaxGain, nextMaxGain));
        var from = _gain;
        for (var i = 0; i < count; i++)
        {
            _current[i] *= from + ((target - from) * ((i / 2) + 1) / (BlockSamples / 2));
        }

        _gain = target;
        return count;
    }
}
