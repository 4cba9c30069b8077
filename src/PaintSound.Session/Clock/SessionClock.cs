namespace PaintSound.Session.Clock;

/// <summary>Tells session time, which is the same at all sites. Thread-safe.</summary>
/// <param name="time">The clock of this computer.</param>
public sealed class SessionClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private readonly ClockEstimator _estimator = new();
    private readonly Lock _lock = new();
    private volatile ClockReading? _reading;

    /// <summary>The last reading; null before the hub has answered.</summary>
    public ClockReading? Reading => _reading;

    /// <summary>The time on the site's own clock, since this object was created.</summary>
    public TimeSpan SiteTime => time.GetElapsedTime(_start);

    /// <summary>Session time; null before the hub has answered.</summary>
    public TimeSpan? Now => _reading is { } reading ? SiteTime + reading.Offset : null;

    /// <summary>Adds the answer of the hub to a question.</summary>
    /// <param name="asked">When the question was sent, in <see cref="SiteTime"/>.</param>
    /// <param name="received">When the hub received it, in session time.</param>
    /// <param name="answered">When the hub answered, in session time.</param>
    public void Add(TimeSpan asked, TimeSpan received, TimeSpan answered)
    {
        lock (_lock)
        {
            _estimator.Add(new ClockSample(asked, received, answered, SiteTime));
            _reading = _estimator.Reading;
        }
    }

    /// <summary>Forgets the hub's clock: the hub was started again.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _estimator.Reset();
            _reading = null;
        }
    }

    /// <summary>Converts session time to ticks of this computer's clock.</summary>
    /// <returns>Null before the hub has answered.</returns>
    public long? ToTimestamp(TimeSpan sessionTime) =>
        _reading is { } reading ? _start + (long)((sessionTime - reading.Offset).TotalSeconds * time.TimestampFrequency) : null;
}
