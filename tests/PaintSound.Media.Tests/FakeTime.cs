namespace PaintSound.Media.Tests;

/// <summary>A clock that moves when the test says so; timers fire inside <see cref="Advance"/>.</summary>
public sealed class FakeTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        FakeTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetTimestamp() + by.Ticks;
        while (true)
        {
            FakeTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            }

            if (next is null)
            {
                break;
            }

            Volatile.Write(ref _now, Math.Max(GetTimestamp(), next.Due));
            next.Fire();
        }

        Volatile.Write(ref _now, target);
    }

    private sealed class FakeTimer(FakeTime time, Action callback) : ITimer
    {
        private long _period;
        private long _due = long.MaxValue;

        public long Due => Volatile.Read(ref _due);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period == Timeout.InfiniteTimeSpan ? 0 : period.Ticks;
            Volatile.Write(ref _due, dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetTimestamp() + dueTime.Ticks);
            return true;
        }

        public void Fire()
        {
            Volatile.Write(ref _due, _period == 0 ? long.MaxValue : Due + _period);
            callback();
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
            }

            Volatile.Write(ref _due, long.MaxValue);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
