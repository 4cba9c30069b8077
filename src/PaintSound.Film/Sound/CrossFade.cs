using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// Joins excerpts that follow one another with an equal-power cross-fade (quarter sines). An excerpt fades in at its start and
/// fades out after its end. The fade-out is stored and added to the next excerpt; however short excerpts are, it is never longer
/// than one fade. All times are in frames (two samples, left and right) from the start.
/// </summary>
/// <param name="fade">Length of a fade in frames, at least 1.</param>
/// <param name="emit">Receives the joined sound without gaps.</param>
internal sealed class CrossFade(int fade, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private float[] _tail = new float[2 * fade];
    private float[] _nextTail = new float[2 * fade];
    private long _start;
    private long _end;
    private long _at;

    /// <summary>Starts an excerpt; the one before must be closed.</summary>
    /// <param name="start">Its first frame, not before the end of the last excerpt.</param>
    /// <param name="end">The frame at which it starts to fade out.</param>
    public void Open(long start, long end)
    {
        (_start, _end, _at) = (start, end, start);
        _nextTail.AsSpan().Clear();
    }

    /// <summary>Takes the next samples of the excerpt; samples after its fade-out are ignored.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        var filled = 0;
        for (var i = 0; i + 1 < samples.Length && _at < _end + fade; i += 2, _at++)
        {
            var gain = Gain();
            if (_at >= _end)
            {
                StoreTail(gain * samples[i], gain * samples[i + 1]);
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

    /// <summary>Ends the excerpt, with silence if samples are missing.</summary>
    public void Close()
    {
        ReadOnlySpan<float> silence = stackalloc float[512];
        while (_at < _end + fade)
        {
            Process(silence);
        }

        (_tail, _nextTail) = (_nextTail, _tail);
    }

    private void StoreTail(float left, float right)
    {
        var at = 2 * (int)(_at - _end);
        var (oldLeft, oldRight) = Tail(_at - _start);
        (_nextTail[at], _nextTail[at + 1]) = (oldLeft + left, oldRight + right);
    }

    private (float Left, float Right) Tail(long frame) => frame < fade ? (_tail[2 * frame], _tail[(2 * frame) + 1]) : (0, 0);

    private float Gain()
    {
        var fadeIn = _at - _start < fade ? QuarterSine(_at - _start + 1) : 1;
        return _at < _end ? fadeIn : fadeIn * QuarterSine(fade - 1 - (_at - _end));
    }

    private float QuarterSine(long frame) => MathF.Sin(MathF.PI / 2 * frame / fade);
}
