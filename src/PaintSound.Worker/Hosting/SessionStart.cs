namespace PaintSound.Worker.Hosting;

/// <summary>The start of the performance, which is the zero of all its times. A worker that follows another has the same zero. Thread-safe.</summary>
/// <param name="time">The session clock.</param>
internal sealed class SessionStart(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _timestamp;

    /// <summary>The start in ticks of the session clock. The first call sets it to now, if it was not set before.</summary>
    public long Timestamp
    {
        get
        {
            lock (_lock)
            {
                return _timestamp ??= time.GetTimestamp();
            }
        }
    }

    /// <summary>Sets the start to a time ago, before the performance is created.</summary>
    /// <param name="elapsed">The time since the start.</param>
    public void SetElapsed(TimeSpan elapsed)
    {
        lock (_lock)
        {
            _timestamp = time.GetTimestamp() - (long)(elapsed.TotalSeconds * time.TimestampFrequency);
        }
    }
}
