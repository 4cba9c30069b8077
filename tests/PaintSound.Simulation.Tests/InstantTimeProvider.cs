namespace PaintSound.Simulation.Tests;

/// <summary>A clock on which every wait ends at once: setting a timer advances the time to its due time.</summary>
internal sealed class InstantTimeProvider : TimeProvider
{
    private long _now;

    /// <summary>Time that passes at every reading of the clock, to simulate delays.</summary>
    public TimeSpan TickPerRead { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _now, TickPerRead.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            Interlocked.Add(ref _now, dueTime.Ticks);
        }

        var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return timer;
    }
}
