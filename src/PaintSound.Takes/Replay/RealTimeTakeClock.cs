using PaintSound.Takes.Records;

namespace PaintSound.Takes.Replay;

/// <summary>
/// The clock of a replay in real time. Until the time from which it plays, it stands where the replay moves it. From there on it runs, and moving waits. If the
/// replay cannot follow, the clock waits for it: it never runs ahead by more than <see cref="MaxAhead"/>. Its timers are as much faster than real time as itself.
/// <see cref="MoveTo"/> is for one thread; the rest is thread-safe.
/// </summary>
/// <param name="real">The clock of the computer.</param>
/// <param name="head">The head of the take.</param>
/// <param name="from">The time from which it plays, in ticks of the take's clock.</param>
/// <param name="speed">How fast it runs; 1 for real time.</param>
public sealed class RealTimeTakeClock(TimeProvider real, TakeHead head, long from, double speed) : TakeTimeProvider
{
    /// <summary>How far it runs ahead of the replay, in time of the take.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromSeconds(0.5);

    // Timers count whole milliseconds.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private volatile Motion _motion = new(head.StartTimestamp, head.StartTimestamp, null);
    private CancellationToken _stop = CancellationToken.None;

    /// <summary>Raised once, when the time is reached from which it plays, before it runs. On the thread of <see cref="MoveTo"/>.</summary>
    public event Action? Starting;

    /// <summary>True from the time on from which it plays.</summary>
    public bool IsRunning => _motion.RealStart is not null;

    /// <summary>How long it waited because the replay could not follow, in time of the take.</summary>
    public TimeSpan Delay { get; private set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => head.Frequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <summary>Sets what ends the waiting. Call it before the first move.</summary>
    public void StopWith(CancellationToken stop) => _stop = stop;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => real.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => _motion is var motion && motion.RealStart is { } start ? Math.Min(Compute(motion.Start, start), motion.End) : motion.Start;

    /// <inheritdoc/>
    public override void MoveTo(long timestamp)
    {
        var end = timestamp + ToTicks(MaxAhead);
        if (_motion is not { RealStart: { } start } motion)
        {
            _motion = new Motion(timestamp, timestamp, null);
            if (timestamp >= from)
            {
                Starting?.Invoke();
                _motion = new Motion(timestamp, end, real.GetTimestamp());
            }

            return;
        }

        var computed = Compute(motion.Start, start);
        if (computed > motion.End)
        {
            Delay += GetElapsedTime(motion.End, computed);
            motion = new Motion(motion.End, end, real.GetTimestamp());
        }

        _motion = motion with { End = Math.Max(motion.End, end) };
        while (GetElapsedTime(GetTimestamp(), timestamp) / speed is var wait && wait > TimeSpan.Zero)
        {
            Task.Delay(wait > ShortestWait ? wait : ShortestWait, real, _stop).GetAwaiter().GetResult();
        }

        _stop.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(real.CreateTimer(callback, state, Scale(dueTime), Scale(period)), Scale);

    private TimeSpan Scale(TimeSpan time) => time > TimeSpan.Zero ? time / speed : time;

    private long Compute(long start, long realStart) => start + ToTicks(real.GetElapsedTime(realStart) * speed);

    private long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * head.Frequency);

    /// <summary>How the clock moves.</summary>
    /// <param name="Start">Its time at the start of the motion.</param>
    /// <param name="End">Its time at the end: there it stands.</param>
    /// <param name="RealStart">The start on the clock of the computer; null if it stands.</param>
    private sealed record Motion(long Start, long End, long? RealStart);

    private sealed class Timer(ITimer timer, Func<TimeSpan, TimeSpan> scale) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(scale(dueTime), scale(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
