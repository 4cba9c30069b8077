using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// The desk that every door operates. How its controls stand is a latest value: a reader takes it whole, old ones are worthless.
/// "Next" is an event: it is answered once.
/// </summary>
/// <param name="state">How the controls stand at the beginning; it names the modulations that there are.</param>
/// <param name="collections">The collections that there are.</param>
/// <param name="distances">The sound distances that can be measured.</param>
public sealed class ShowControl(ShowState state, IReadOnlyCollection<string> collections, SupportedDistances distances) : IShowControl
{
    private ShowState _state = state;
    private int _next;

    /// <summary>The collections that there are.</summary>
    public IReadOnlyCollection<string> Collections => collections;

    /// <summary>The sound distances that can be measured.</summary>
    public IReadOnlyList<SoundDistanceKind> Distances => distances.Kinds;

    /// <summary>How the controls stand now.</summary>
    public ShowState State => Volatile.Read(ref _state);

    /// <summary>Raised after a change, on the thread of the door that made it: <see cref="State"/> is worth a look.</summary>
    public event Action? Changed;

    /// <summary>True once after each "next".</summary>
    public bool TakeNext() => Interlocked.Exchange(ref _next, 0) == 1;

    /// <inheritdoc/>
    public void SetGate(double fraction)
    {
        var gate = ControlRange.Gate.Check(fraction);
        Choose(now => now with { Gate = gate });
    }

    /// <inheritdoc/>
    public void SetDwell(double seconds)
    {
        var dwell = TimeSpan.FromSeconds(ControlRange.Dwell.Check(seconds));
        Choose(now => now with { Dwell = dwell });
    }

    /// <inheritdoc/>
    public void SetHold(bool hold) => Choose(now => now with { Hold = hold });

    /// <inheritdoc/>
    public void Next() => Interlocked.Exchange(ref _next, 1);

    /// <inheritdoc/>
    public void SetFollow(double colour)
    {
        var follow = ControlRange.Follow.Check(colour);
        Choose(now => now with { Follow = follow });
    }

    /// <inheritdoc/>
    public void SetDistance(SoundDistanceKind kind)
    {
        var distance = distances.Check(kind);
        Choose(now => now with { Distance = distance });
    }

    /// <inheritdoc/>
    public void SetCollection(string name, bool on)
    {
        if (!collections.Contains(name))
        {
            throw new InvalidControlException(
                $"There is no collection '{name}'; the library has {string.Join(", ", collections.Order())}.");
        }

        Choose(now => now with { Excluded = on ? now.Excluded.Remove(name) : now.Excluded.Add(name) });
    }

    /// <inheritdoc/>
    public void SetArm(bool armed) => Change(now => now with { Armed = armed });

    /// <inheritdoc/>
    public void SetCongruitySmoothing(double seconds)
    {
        var smoothing = TimeSpan.FromSeconds(ControlRange.CongruitySmoothing.Check(seconds));
        Change(now => now with { CongruitySmoothing = smoothing });
    }

    /// <inheritdoc/>
    public void SetModulationDepth(string modulation, double depth)
    {
        ControlRange.ModulationDepth.Check(depth);
        if (!State.Depths.ContainsKey(modulation))
        {
            throw new InvalidControlException(State.Depths.IsEmpty
                ? $"There is no modulation '{modulation}'; the show has none."
                : $"There is no modulation '{modulation}'; the show has {string.Join(", ", State.Depths.Keys)}.");
        }

        Change(now => now with { Depths = now.Depths.SetItem(modulation, depth) });
    }

    /// <inheritdoc/>
    public void SetProjectionBlend(ProjectionBlend blend) => Project(now => now with { Blend = blend });

    /// <inheritdoc/>
    public void SetProjectionOpacity(ProjectionLayer layer, double opacity)
    {
        ControlRange.Opacity.Check(opacity);
        Project(now => layer == ProjectionLayer.Canvas ? now with { Canvas = opacity } : now with { Painting = opacity });
    }

    /// <inheritdoc/>
    public void SetProjectionFade(double seconds)
    {
        var fade = TimeSpan.FromSeconds(ControlRange.Fade.Check(seconds));
        Project(now => now with { Fade = fade });
    }

    /// <inheritdoc/>
    public void SetBlack(bool black) => Project(now => now with { Black = black });

    /// <summary>Sets the level below which the brush is silent; a matter of the stage, which no door operates during a show.</summary>
    /// <param name="db">In dB relative to full scale.</param>
    public void SetSilence(float db) => Choose(now => now with { SilenceDb = db });

    private void Project(Func<Projection, Projection> change) => Change(now => now with { Projection = change(now.Projection) });

    private void Choose(Func<ChoosingControls, ChoosingControls> change) => Change(now => now with { Choosing = change(now.Choosing) });

    /// <summary>Two doors may be used at the same moment: neither change is lost.</summary>
    private void Change(Func<ShowState, ShowState> change)
    {
        ShowState seen;
        do
        {
            seen = State;
        }
        while (Interlocked.CompareExchange(ref _state, change(seen), seen) != seen);
        Changed?.Invoke();
    }
}
