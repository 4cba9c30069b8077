namespace PaintSound.Simulation.Tests;

/// <summary>A clock on which every wait is over at once: the timer's time passes the moment that it is set.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private long _now;

    /// <summary>Time that passes by itself at every look, so that lateness can be played.</summary>
    public TimeSpan Slowness { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref _now, Slowness.Ticks);

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
