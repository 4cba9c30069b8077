namespace PaintSound.Media;

/// <summary>Holds a recording back to the speed of the clock, without allocating.</summary>
internal sealed class Pace : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationToken stop;
    private readonly AutoResetEvent signal = new(false);
    private readonly ITimer timer;
    private readonly CancellationTokenRegistration ending;

    /// <summary>Begins now.</summary>
    public Pace(TimeProvider time, CancellationToken stop)
    {
        (this.time, this.stop) = (time, stop);
        timer = time.CreateTimer(_ => signal.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ending = stop.Register(() => signal.Set());
    }

    /// <summary>Waits until the clock shows the timestamp or the recording is stopped.</summary>
    public void WaitUntil(long timestamp)
    {
        for (long now = time.GetTimestamp(); now < timestamp && !stop.IsCancellationRequested; now = time.GetTimestamp())
        {
            timer.Change(time.GetElapsedTime(now, timestamp), Timeout.InfiniteTimeSpan);
            signal.WaitOne(TimeSpan.FromSeconds(1));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ending.Dispose();
        timer.Dispose();
        signal.Dispose();
    }
}
