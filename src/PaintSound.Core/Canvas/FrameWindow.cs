namespace PaintSound.Core.Canvas;

/// <summary>Counts how many of the last frames of a camera belong to a window of fixed duration. Not thread-safe. Does not allocate.</summary>
internal sealed class FrameWindow
{
    /// <summary>The least frames of a window: a median of fewer shows what is covered half of the time.</summary>
    private const int MinFrames = 5;

    private readonly long[] _timestamps;
    private readonly long _ticks;
    private long _count;

    /// <summary>Creates an empty window.</summary>
    /// <param name="frames">The most frames in the window.</param>
    /// <param name="ticks">The duration in ticks of the timestamps.</param>
    public FrameWindow(int frames, long ticks) => (_timestamps, _ticks) = (new long[frames], ticks + (ticks / 20));

    /// <summary>True if frames have come for the duration of the window.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Removes all frames.</summary>
    public void Clear() => (_count, IsFull) = (0, false);

    /// <summary>Adds a frame.</summary>
    /// <param name="timestamp">Its time in ticks.</param>
    /// <returns>How many of the last frames belong to the window; before it is full, all.</returns>
    public int Add(long timestamp)
    {
        _timestamps[_count % _timestamps.Length] = timestamp;
        _count++;
        var (kept, inside) = (Math.Min(_count, _timestamps.Length), 0);
        while (inside < kept && timestamp - _timestamps[(_count - 1 - inside) % _timestamps.Length] <= _ticks)
        {
            inside++;
        }

        var frames = (int)Math.Min(kept, Math.Max(inside, MinFrames));
        IsFull |= frames >= MinFrames && (inside < kept || kept == _timestamps.Length || timestamp - _timestamps[0] >= _ticks * 9 / 10);
        return frames;
    }
}
