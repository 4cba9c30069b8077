namespace PaintSound.Media;

/// <summary>Ends a wait that lasts too long: between <see cref="Watch"/> and <see cref="Rest"/> no more than the patience may pass.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly TimeProvider time;
    private readonly Action bark;
    private readonly ITimer timer;
    private long patience;
    private long watchingSince;
    private volatile bool barked;

    /// <summary>Begins at rest.</summary>
    /// <param name="patience">The longest wait.</param>
    /// <param name="bark">Ends the wait; called once, from a timer's thread.</param>
    /// <param name="time">The clock.</param>
    public Watchdog(TimeSpan patience, Action bark, TimeProvider time)
    {
        (this.time, this.bark) = (time, bark);
        Patience = patience;
        TimeSpan glance = TimeSpan.FromMilliseconds(100);
        timer = time.CreateTimer(_ => Look(), null, glance, glance);
    }

    /// <summary>The longest wait; may change while watching.</summary>
    public TimeSpan Patience
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref patience));
        set => Volatile.Write(ref patience, value.Ticks);
    }

    /// <summary>True once the wait was too long.</summary>
    public bool Barked => barked;

    /// <summary>A wait begins.</summary>
    public void Watch() => Volatile.Write(ref watchingSince, time.GetTimestamp() + 1);

    /// <summary>The wait is over.</summary>
    public void Rest() => Volatile.Write(ref watchingSince, 0);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Look()
    {
        long since = Volatile.Read(ref watchingSince);
        if (since == 0 || barked || time.GetElapsedTime(since - 1) < Patience)
            return;
        barked = true;
        bark();
    }
}
