using System.Collections.Concurrent;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Holds the control values of a show. Readers get a consistent snapshot of the latest values. A trigger is an event that is taken once.
/// Thread-safe.
/// </summary>
/// <param name="state">The values at the start; it names the modulations of the show.</param>
/// <param name="collections">The collections of the library.</param>
/// <param name="distances">The sound distances that the network supports.</param>
public sealed class ShowControl(ShowState state, IEnumerable<string> collections, SupportedDistances distances) : IShowControl
{
    private readonly ConcurrentDictionary<ControlDefinition, bool> _pressed = [];
    private ShowState _state = state with { Collections = [.. collections.Order(StringComparer.Ordinal)] };

    /// <summary>The collections of the library, in alphabetical order.</summary>
    public IReadOnlyList<string> Collections => State.Collections;

    /// <summary>The sound distances that the network supports.</summary>
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
        Change(current => control.Set(current, value));
        if (control.Definition.Kind == ControlKind.Trigger && value.IsOn)
        {
            _pressed[control.Definition] = true;
        }
    }

    /// <summary>Sets all values at once: those that a journal kept.</summary>
    public void Replace(ShowState state) => Change(_ => state);

    /// <summary>Sets the level below which the brush counts as silent. It is part of the calibration; no input changes it during a show.</summary>
    /// <param name="db">The level in dB relative to full scale.</param>
    public void SetSilence(float db) => Change(current => current with { Choosing = current.Choosing with { SilenceDb = db } });

    /// <summary>Applies a change. If two inputs change the state at the same time, neither change is lost.</summary>
    private void Change(Func<ShowState, ShowState> change)
    {
        ShowState current, next;
        do
        {
            current = State;
            next = change(current);
            if (next == current)
            {
                return;
            }

            distances.Check(next.Choosing.Distance);
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref _state, next, current), current));
        Changed?.Invoke();
    }
}
