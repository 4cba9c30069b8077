using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Worker.Stage;

/// <summary>
/// The desk that every door operates. The settings are a latest value: a reader takes them whole, old ones are worthless.
/// "Next" is an event: it is answered once.
/// </summary>
/// <param name="settings">The settings at the beginning.</param>
/// <param name="collections">The collections that there are.</param>
/// <param name="distances">The sound distances that can be measured.</param>
internal sealed class Desk(ChoosingControls settings, IReadOnlyCollection<string> collections, Distances distances) : IShowControl
{
    private ChoosingControls _settings = settings;
    private int _next;

    /// <summary>The collections that there are.</summary>
    public IReadOnlyCollection<string> Collections => collections;

    /// <summary>The settings as they are now.</summary>
    public ChoosingControls Settings => Volatile.Read(ref _settings);

    /// <summary>True once after each "next".</summary>
    public bool TakeNext() => Interlocked.Exchange(ref _next, 0) == 1;

    /// <inheritdoc/>
    public void SetGate(double fraction)
    {
        var gate = ControlRange.Gate.Check(fraction);
        Change(now => now with { Gate = gate });
    }

    /// <inheritdoc/>
    public void SetDwell(double seconds)
    {
        var dwell = TimeSpan.FromSeconds(ControlRange.Dwell.Check(seconds));
        Change(now => now with { Dwell = dwell });
    }

    /// <inheritdoc/>
    public void SetHold(bool hold) => Change(now => now with { Hold = hold });

    /// <inheritdoc/>
    public void Next() => Interlocked.Exchange(ref _next, 1);

    /// <inheritdoc/>
    public void SetFollow(double colour)
    {
        var follow = ControlRange.Follow.Check(colour);
        Change(now => now with { Follow = follow });
    }

    /// <inheritdoc/>
    public void SetDistance(SoundDistanceKind kind)
    {
        var distance = distances.Check(kind);
        Change(now => now with { Distance = distance });
    }

    /// <inheritdoc/>
    public void SetCollection(string name, bool on)
    {
        if (!collections.Contains(name))
        {
            throw new InvalidControlException(
                $"There is no collection '{name}'; the library has {string.Join(", ", collections.Order())}.");
        }

        Change(now => now with { Off = on ? now.Off.Remove(name) : now.Off.Add(name) });
    }

    /// <summary>Two doors may be used at the same moment: neither change is lost.</summary>
    private void Change(Func<ChoosingControls, ChoosingControls> change)
    {
        ChoosingControls seen;
        do
        {
            seen = Settings;
        }
        while (Interlocked.CompareExchange(ref _settings, change(seen), seen) != seen);
    }
}
