namespace PaintSound.Media.Tests;

/// <summary>A clock that moves when the test says so; timers fire inside <see cref="Advance"/>.</summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate)
            timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        long target = GetTimestamp() + by.Ticks;
        while (true)
        {
            FakeTimer? next;
            lock (gate)
                next = timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                break;
            Volatile.Write(ref now, Math.Max(GetTimestamp(), next.Due));
            next.Fire();
        }

        Volatile.Write(ref now, target);
    }

    private sealed class FakeTimer(FakeTime time, Action callback) : ITimer
    {
        private long period;
        private long due = long.MaxValue;

        public long Due => Volatile.Read(ref due);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            this.period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            Volatile.Write(ref due, dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetTimestamp() + dueTime.Ticks);
            return true;
        }

        public void Fire()
        {
            Volatile.Write(ref due, period == 0 ? long.MaxValue : Due + period);
            callback();
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
            Volatile.Write(ref due, long.MaxValue);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
