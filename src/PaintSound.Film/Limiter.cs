using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>
/// Keeps peaks below a ceiling by turning everything down for a moment, never by cutting. It looks one block of 5 ms
/// ahead: the gain between two blocks is what the louder of them bears, it moves in a straight line within a block, and
/// comes back by a twentieth of what is missing a block (about 100 ms). Sound below the ceiling passes unchanged.
/// </summary>
/// <param name="emit">Receives the sound, one block late.</param>
internal sealed class Limiter(StereoHandler emit)
{
    /// <summary>The highest peak that leaves: -1 dB.</summary>
    public const float Ceiling = 0.891f;

    private const int BlockSamples = 2 * ExcerptReader.SampleRate / 200;
    private const float Return = 0.05f;

    private float[] _waiting = new float[BlockSamples];
    private float[] _arriving = new float[BlockSamples];
    private int _filled;
    private bool _first = true;
    private float _waitingBears = 1;
    private float _gain = 1;

    /// <summary>Takes sound.</summary>
    /// <param name="samples">Whole frames of left and right.</param>
    public void Take(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var taken = Math.Min(samples.Length, BlockSamples - _filled);
            samples[..taken].CopyTo(_arriving.AsSpan(_filled));
            samples = samples[taken..];
            _filled += taken;
            if (_filled == BlockSamples)
            {
                Turn(BlockSamples);
            }
        }
    }

    /// <summary>Lets out what is still inside.</summary>
    public void Close()
    {
        var last = _filled;
        _arriving.AsSpan(last).Clear();
        Turn(last);
        emit(_waiting.AsSpan(0, Shape(last, 1)));
    }

    private void Turn(int arrived)
    {
        var bears = 1f;
        for (var i = 0; i < arrived; i++)
        {
            bears = Math.Min(bears, Ceiling / Math.Max(Ceiling, Math.Abs(_arriving[i])));
        }

        if (_first)
        {
            _gain = bears;
        }
        else
        {
            emit(_waiting.AsSpan(0, Shape(BlockSamples, bears)));
        }

        _first = false;
        (_waiting, _arriving) = (_arriving, _waiting);
        (_waitingBears, _filled) = (bears, 0);
    }

    /// <summary>Applies the gain to what waits, on the way to what it and the block after it bear.</summary>
    private int Shape(int count, float nextBears)
    {
        var target = Math.Min(_gain + ((1 - _gain) * Return), Math.Min(_waitingBears, nextBears));
        var from = _gain;
        for (var i = 0; i < count; i++)
        {
            _waiting[i] *= from + ((target - from) * ((i / 2) + 1) / (BlockSamples / 2));
        }

        _gain = target;
        return count;
    }
}
