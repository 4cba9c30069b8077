namespace PaintSound.Media.Streams;

/// <summary>Slows a playback down to the speed of the clock. The caller's thread waits by itself: no thread of the pool wakes for a block. Waiting does not allocate.</summary>
internal sealed class RealTimePacer : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly AutoResetEvent _signal = new(false);
    private readonly ITimer? _timer;   // of a clock that is not the system's; null if a wait with a timeout is as good
    private readonly CancellationTokenRegistration _registration;

    /// <summary>Creates a pacer.</summary>
    /// <param name="time">The session clock.</param>
    /// <param name="stop">Ends all waits.</param>
    public RealTimePacer(TimeProvider time, CancellationToken stop)
    {
        (_time, _stop) = (time, stop);
        _timer = ReferenceEquals(time, TimeProvider.System) ? null : time.CreateTimer(_ => _signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = stop.Register(() => _signal.Set());
    }

    /// <summary>Waits until the clock reaches the timestamp or the playback is stopped.</summary>
    public void WaitUntil(long timestamp)
    {
        for (var now = _time.GetTimestamp(); now < timestamp && !_stop.IsCancellationRequested; now = _time.GetTimestamp())
        {
            var rest = _time.GetElapsedTime(now, timestamp);
            _timer?.Change(rest, Timeout.InfiniteTimeSpan);
            _signal.WaitOne(_timer is null && rest < LongestWait ? (int)Math.Ceiling(rest.TotalMilliseconds) : (int)LongestWait.TotalMilliseconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _timer?.Dispose();
        _signal.Dispose();
    }
}
