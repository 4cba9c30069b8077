namespace PaintSound.Media.Streams;

/// <summary>Ends a wait that lasts too long: between <see cref="Arm"/> and <see cref="Disarm"/> no more than the patience may pass.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Action _bark;
    private readonly ITimer _timer;
    private long _patience;
    private long _watchingSince;
    private volatile bool _barked;

    /// <summary>Begins at rest.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <param name="bark">Ends the wait; called once, from a timer's thread.</param>
    /// <param name="time">The clock.</param>
    public Watchdog(TimeSpan patience, Action bark, TimeProvider time)
    {
        (_time, _bark) = (time, bark);
        Timeout = patience;
        var glance = TimeSpan.FromMilliseconds(100);
        _timer = time.CreateTimer(_ => Look(), null, glance, glance);
    }

    /// <summary>The longest wait; may change while watching.</summary>
    public TimeSpan Timeout
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _patience));
        set => Volatile.Write(ref _patience, value.Ticks);
    }

    /// <summary>True once the wait was too long.</summary>
    public bool HasExpired => _barked;

    /// <summary>A wait begins.</summary>
    public void Arm() => Volatile.Write(ref _watchingSince, _time.GetTimestamp() + 1);

    /// <summary>The wait is over.</summary>
    public void Disarm() => Volatile.Write(ref _watchingSince, 0);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var since = Volatile.Read(ref _watchingSince);
        if (since == 0 || _barked || _time.GetElapsedTime(since - 1) < Timeout)
        {
            return;
        }

        _barked = true;
        _bark();
    }
}
