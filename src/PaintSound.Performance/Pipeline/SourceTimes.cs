using PaintSound.Core.Sources;

namespace PaintSound.Performance.Pipeline;

/// <summary>When each source delivered. Thread-safe.</summary>
/// <param name="time">The session clock; its ticks are the unit of all timestamps.</param>
/// <param name="start">The start of the performance.</param>
internal sealed class SourceTimes(TimeProvider time, long start)
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(1);
    private readonly long[] _last = [start, start, start];
    private long _firstFrame;

    /// <summary>Records that a source delivered.</summary>
    public void Mark(SourceKind source, long timestamp)
    {
        if (source == SourceKind.Canvas)
        {
            Interlocked.CompareExchange(ref _firstFrame, timestamp + 1, 0);
        }

        Interlocked.Exchange(ref _last[(int)source], timestamp);
    }

    /// <summary>True if a source has delivered nothing for more than a second.</summary>
    public bool IsLost(SourceKind source, long now) => time.GetElapsedTime(Interlocked.Read(ref _last[(int)source]), now) > LostAfter;

    /// <summary>The time since a source delivered; null if it never did.</summary>
    public TimeSpan? GetAge(SourceKind source, long now) =>
        Interlocked.Read(ref _last[(int)source]) is var last && last != start ? time.GetElapsedTime(last, now) : null;

    /// <summary>The time since the first frame of the canvas; null before it.</summary>
    public TimeSpan? GetCanvasTime(long now) => Interlocked.Read(ref _firstFrame) is > 0 and var first ? time.GetElapsedTime(first, now) : null;
}
