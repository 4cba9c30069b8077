namespace PaintSound.Media.Streams;

/// <summary>Slows a playback down to the speed of the clock. Waiting does not allocate.</summary>
internal sealed class RealTimePacer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly AutoResetEvent _signal = new(false);
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Creates a pacer.</summary>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Ends all waits.</param>
    public RealTimePacer(TimeProvider time, CancellationToken stop)
    {
        (_time, _stop) = (time, stop);
        _timer = time.CreateTimer(_ => _signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = stop.Register(() => _signal.Set());
    }

    /// <summary>Waits until the clock reaches the timestamp or the playback is stopped.</summary>
    public void WaitUntil(long timestamp)
    {
        for (var now = _time.GetTimestamp(); now < timestamp && !_stop.IsCancellationRequested; now = _time.GetTimestamp())
        {
            _timer.Change(_time.GetElapsedTime(now, timestamp), Timeout.InfiniteTimeSpan);
            _signal.WaitOne(TimeSpan.FromSeconds(1));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
        _signal.Dispose();
    }
}
