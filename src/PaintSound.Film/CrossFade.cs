using PaintSound.Media.Decoding;

namespace PaintSound.Film;

/// <summary>
/// Joins voices that follow one another. Each swells from its start and dies away from its end, both along a quarter
/// of a sine, so that where one takes over from the other their powers add up to one. What dies away after its end is
/// kept for the voice that has started there; however fast voices follow, that is never more than one fade.
/// All times are in frames (two samples, left and right) from the beginning.
/// </summary>
/// <param name="fade">Frames in a fade, at least 1.</param>
/// <param name="emit">Receives the sound, from the first frame on and without a gap.</param>
internal sealed class CrossFade(int fade, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private float[] _tail = new float[2 * fade];
    private float[] _nextTail = new float[2 * fade];
    private long _start;
    private long _end;
    private long _at;

    /// <summary>A voice starts; the one before it has been closed.</summary>
    /// <param name="start">Its first frame, not before the one before it ended.</param>
    /// <param name="end">Where it begins to die away.</param>
    public void Open(long start, long end)
    {
        (_start, _end, _at) = (start, end, start);
        _nextTail.AsSpan().Clear();
    }

    /// <summary>The voice sounds. What it has to say after it has died away is left out.</summary>
    /// <param name="samples">Whole frames.</param>
    public void Sound(ReadOnlySpan<float> samples)
    {
        var filled = 0;
        for (var i = 0; i + 1 < samples.Length && _at < _end + fade; i += 2, _at++)
        {
            var gain = Gain();
            if (_at >= _end)
            {
                Keep(gain * samples[i], gain * samples[i + 1]);
                continue;
            }

            var (left, right) = Tail(_at - _start);
            _block[filled++] = left + (gain * samples[i]);
            _block[filled++] = right + (gain * samples[i + 1]);
            if (filled == _block.Length)
            {
                emit(_block);
                filled = 0;
            }
        }

        emit(_block.AsSpan(0, filled));
    }

    /// <summary>The voice has nothing more to say: silence follows to its end.</summary>
    public void Close()
    {
        ReadOnlySpan<float> silence = stackalloc float[512];
        while (_at < _end + fade)
        {
            Sound(silence);
        }

        (_tail, _nextTail) = (_nextTail, _tail);
    }

    private void Keep(float left, float right)
    {
        var at = 2 * (int)(_at - _end);
        var (oldLeft, oldRight) = Tail(_at - _start);
        (_nextTail[at], _nextTail[at + 1]) = (oldLeft + left, oldRight + right);
    }

    private (float Left, float Right) Tail(long frame) => frame < fade ? (_tail[2 * frame], _tail[(2 * frame) + 1]) : (0, 0);

    private float Gain()
    {
        var swell = _at - _start < fade ? Quarter(_at - _start + 1) : 1;
        return _at < _end ? swell : swell * Quarter(fade - 1 - (_at - _end));
    }

    private float Quarter(long frame) => MathF.Sin(MathF.PI / 2 * frame / fade);
}
