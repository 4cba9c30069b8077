using System.Collections.Concurrent;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Holds the values of a show's controls. They are a latest value: a reader takes all of them at once, and old ones are worthless.
/// A trigger is an event: it is taken once. Thread-safe.
/// </summary>
/// <param name="state">The values at the start; it names the modulations of the show.</param>
/// <param name="collections">The collections of the library.</param>
/// <param name="distances">The sound distances that the network can measure.</param>
public sealed class ShowControl(ShowState state, IEnumerable<string> collections, SupportedDistances distances) : IShowControl
{
    private readonly ConcurrentDictionary<ControlDefinition, bool> _pressed = [];
    private ShowState _state = state with { Collections = [.. collections.Order(StringComparer.Ordinal)] };

    /// <summary>The collections of the library, in alphabetical order.</summary>
    public IReadOnlyList<string> Collections => State.Collections;

    /// <summary>The sound distances that the network can measure.</summary>
    public IReadOnlyList<SoundDistanceKind> Distances => distances.Kinds;

    /// <inheritdoc/>
    public ShowState State => Volatile.Read(ref _state);

    /// <inheritdoc/>
    public event Action? Changed;

    /// <summary>Takes a trigger.</summary>
    /// <param name="trigger">An entry of kind <see cref="ControlKind.Trigger"/>.</param>
    /// <returns>True if it was pressed since it was last taken.</returns>
    public bool Take(ControlDefinition trigger) => _pressed.TryRemove(trigger, out _);

    /// <inheritdoc/>
    public void Set(ControlId control, ControlValue value)
    {
        Change(now => control.Set(now, value));
        if (control.Definition.Kind == ControlKind.Trigger && value.IsOn)
        {
            _pressed[control.Definition] = true;
        }
    }

    /// <summary>Sets the level below which the brush counts as silent. It belongs to the stage; no input changes it during a show.</summary>
    /// <param name="db">In dB relative to full scale.</param>
    public void SetSilence(float db) => Change(now => now with { Choosing = now.Choosing with { SilenceDb = db } });

    /// <summary>Two inputs may be used at the same moment: neither change is lost.</summary>
    private void Change(Func<ShowState, ShowState> change)
    {
        ShowState seen, next;
        do
        {
            seen = State;
            next = change(seen);
            if (next == seen)
            {
                return;
            }

            distances.Check(next.Choosing.Distance);
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _state, next, seen), seen));
        Changed?.Invoke();
    }
}
