namespace PaintSound.Worker.Metrics;

/// <summary>Keeps the times that were measured during the last minute. Thread-safe.</summary>
/// <param name="time">The session clock.</param>
internal sealed class RecentTimes(TimeProvider time)
{
    /// <summary>How long a measured time is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly Queue<Measured> _times = new();
    private readonly Lock _lock = new();

    /// <summary>Adds a time that was measured now.</summary>
    public void Add(TimeSpan value)
    {
        lock (_lock)
        {
            RemoveOld();
            _times.Enqueue(new Measured(time.GetTimestamp(), value));
        }
    }

    /// <summary>Gets the times of the last minute, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> GetSorted()
    {
        lock (_lock)
        {
            RemoveOld();
            return [.. _times.Select(measured => measured.Value).Order()];
        }
    }

    private void RemoveOld()
    {
        while (_times.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Kept)
        {
            _times.Dequeue();
        }
    }

    private readonly record struct Measured(long At, TimeSpan Value);
}
