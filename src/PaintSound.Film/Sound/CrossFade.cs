using PaintSound.Media.Streams;

namespace PaintSound.Film.Sound;

/// <summary>
/// Joins consecutive excerpts. An excerpt fades in at its start, quickly, because it starts on an onset, and fades out after its end (quarter sines).
/// The fade-out is stored and added to the next excerpt. Even for short excerpts, it is never longer than one fade.
/// All times are in frames (two samples, left and right) from the start. One thread at a time.
/// </summary>
/// <param name="attack">Length of a fade-in in frames, at least 1.</param>
/// <param name="fade">Length of a fade-out in frames, at least 1.</param>
/// <param name="emit">Handles the joined sound, which has no gaps.</param>
internal sealed class CrossFade(int attack, int fade, StereoHandler emit)
{
    private readonly float[] _block = new float[2 * 1024];
    private float[] _tail = new float[2 * fade];
    private float[] _nextTail = new float[2 * fade];
    private long _start;
    private long _end;
    private long _position;

    /// <summary>Starts an excerpt. The one before must be closed.</summary>
    /// <param name="start">Its first frame, not before the end of the last excerpt.</param>
    /// <param name="end">The frame at which it starts to fade out.</param>
    public void Open(long start, long end)
    {
        (_start, _end, _position) = (start, end, start);
        _nextTail.AsSpan().Clear();
    }

    /// <summary>Processes the next samples of the excerpt. Samples after its fade-out are ignored.</summary>
    /// <param name="samples">Whole frames, left and right alternating.</param>
    public void Process(ReadOnlySpan<float> samples)
    {
        var filled = 0;
        for (var i = 0; i + 1 < samples.Length && _position < _end + fade; i += 2, _position++)
        {
            var gain = CalculateGain();
            if (_position >= _end)
            {
                StoreTail(gain * samples[i], gain * samples[i + 1]);
                continue;
            }

            var (left, right) = GetTail(_position - _start);
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

    /// <summary>Ends the excerpt. Adds silence if samples are missing.</summary>
    public void Close()
    {
        ReadOnlySpan<float> silence = stackalloc float[512];
        while (_position < _end + fade)
        {
            Process(silence);
        }

        (_tail, _nextTail) = (_nextTail, _tail);
    }

    private void StoreTail(float left, float right)
    {
        var at = 2 * (int)(_position - _end);
        var (oldLeft, oldRight) = GetTail(_position - _start);
        (_nextTail[at], _nextTail[at + 1]) = (oldLeft + left, oldRight + right);
    }

    private (float Left, float Right) GetTail(long frame) => frame < fade ? (_tail[2 * frame], _tail[(2 * frame) + 1]) : (0, 0);

    private float CalculateGain()
    {
        var fadeIn = _position - _start < attack ? QuarterSine(_position - _start + 1, attack) : 1;
        return _position < _end ? fadeIn : fadeIn * QuarterSine(fade - 1 - (_position - _end), fade);
    }

    private static float QuarterSine(long frame, int length) => MathF.Sin(MathF.PI / 2 * frame / length);
}
