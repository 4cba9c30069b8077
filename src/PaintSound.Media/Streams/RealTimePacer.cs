namespace PaintSound.Media.Streams;

/// <summary>Holds a recording back to the speed of the clock, without allocating.</summary>
internal sealed class RealTimePacer : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly AutoResetEvent _signal = new(false);
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _ending;

    /// <summary>Begins now.</summary>
    public RealTimePacer(TimeProvider time, CancellationToken stop)
    {
        (_time, _stop) = (time, stop);
        _timer = time.CreateTimer(_ => _signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ending = stop.Register(() => _signal.Set());
    }

    /// <summary>Waits until the clock shows the timestamp or the recording is stopped.</summary>
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
        _ending.Dispose();
        _timer.Dispose();
        _signal.Dispose();
    }
}
