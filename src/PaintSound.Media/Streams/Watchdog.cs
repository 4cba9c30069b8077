namespace PaintSound.Media.Streams;

/// <summary>Ends a wait that takes too long. Expires if more than <see cref="Timeout"/> passes between <see cref="Arm"/> and <see cref="Disarm"/>.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Action _onExpired;
    private readonly ITimer _timer;
    private long _timeoutTicks;
    private long _armedAt;
    private volatile bool _hasExpired;

    /// <summary>Creates a disarmed watchdog.</summary>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="onExpired">Ends the wait. Called once, on a timer thread.</param>
    /// <param name="time">The session clock.</param>
    public Watchdog(TimeSpan timeout, Action onExpired, TimeProvider time)
    {
        (_time, _onExpired) = (time, onExpired);
        Timeout = timeout;
        var interval = TimeSpan.FromMilliseconds(100);
        _timer = time.CreateTimer(_ => CheckExpired(), null, interval, interval);
    }

    /// <summary>The longest wait. It can change while the watchdog is armed.</summary>
    public TimeSpan Timeout
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _timeoutTicks));
        set => Volatile.Write(ref _timeoutTicks, value.Ticks);
    }

    /// <summary>True after a wait was too long.</summary>
    public bool HasExpired => _hasExpired;

    /// <summary>Starts a wait.</summary>
    public void Arm() => Volatile.Write(ref _armedAt, _time.GetTimestamp() + 1);

    /// <summary>Ends the wait.</summary>
    public void Disarm() => Volatile.Write(ref _armedAt, 0);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void CheckExpired()
    {
        var armedAt = Volatile.Read(ref _armedAt);
        if (armedAt == 0 || _hasExpired || _time.GetElapsedTime(armedAt - 1) < Timeout)
        {
            return;
        }

        _hasExpired = true;
        _onExpired();
    }
}
