using System.Collections.Concurrent;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Works;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Holds the control values of a show, their history and the presets. Readers get a consistent snapshot of the latest values. A trigger of the
/// pipeline is an event that is taken once. Thread-safe.
/// </summary>
public sealed class ShowControl : IShowControl
{
    private readonly ConcurrentDictionary<ControlDefinition, bool> _pressed = [];
    private readonly SupportedDistances _distances;
    private readonly ControlHistory _history;
    private readonly Lock _lock = new();
    private IReadOnlyList<ControlPreset> _presets = [];
    private ShowState _file;
    private ShowState _state;

    /// <summary>Creates the controls.</summary>
    /// <param name="state">The values of the show file; it names the modulations of the show.</param>
    /// <param name="collections">The collections of the library.</param>
    /// <param name="distances">The sound distances that the network supports.</param>
    /// <param name="time">The session clock; null for the system's.</param>
    public ShowControl(ShowState state, IEnumerable<string> collections, SupportedDistances distances, TimeProvider? time = null)
    {
        _distances = distances;
        _history = new ControlHistory(time ?? TimeProvider.System);
        _file = _state = state with { Collections = [.. collections.Order(StringComparer.Ordinal)] };
    }

    /// <summary>The collections of the library, in alphabetical order.</summary>
    public IReadOnlyList<string> Collections => State.Collections;

    /// <summary>The sound distances that the network supports.</summary>
    public IReadOnlyList<SoundDistanceKind> Distances => _distances.Kinds;

    /// <inheritdoc/>
    public ShowState State => Volatile.Read(ref _state);

    /// <inheritdoc/>
    public event Action? Changed;

    /// <summary>Raised after a preset was recalled, with the reasons for the values that were left out. On the thread that recalled it.</summary>
    public event Action<ControlPreset, IReadOnlyList<string>>? Recalled;

    /// <summary>Raised when a trigger of the pipeline was pressed. On the thread that pressed it.</summary>
    public event Action<ControlDefinition>? Pressed;

    /// <summary>Takes a trigger of the pipeline.</summary>
    /// <param name="trigger">An entry of kind <see cref="ControlKind.Trigger"/>.</param>
    /// <returns>True if it was pressed since it was last taken.</returns>
    public bool Take(ControlDefinition trigger) => _pressed.TryRemove(trigger, out _);

    /// <inheritdoc/>
    public void Set(ControlId control, ControlValue value)
    {
        if (control.Definition.Kind == ControlKind.Trigger)
        {
            control.Set(State, value);
            if (value.IsOn)
            {
                Press(control);
            }

            return;
        }

        Update(current =>
        {
            var next = control.Set(current, value);
            _distances.Check(next.Choosing.Distance);
            if (next != current)
            {
                _history.Add(new ControlValueChange(control, control.Get(current), control.Get(next)));
            }

            return next;
        });
    }

    /// <summary>Sets all values at once: those that a journal kept. It is no step of the history. Modulations that the journal does not know keep their depths.</summary>
    public void Replace(ShowState state) => Update(current => state with
    {
        Presets = current.Presets,
        Depths = current.Depths.SetItems(state.Depths.Where(depth => current.Depths.ContainsKey(depth.Key))),
    });

    /// <summary>Sets the level below which the brush counts as silent. It is part of the calibration; no input changes it during a show.</summary>
    /// <param name="db">The level in dB relative to full scale.</param>
    public void SetSilence(float db) => Update(current => current with { Choosing = current.Choosing with { SilenceDb = db } });

    /// <summary>Lets a work take part in selection or not, from the next step on. The caller keeps it in the library. It is no step of the history.</summary>
    /// <param name="id">The id of the work.</param>
    /// <param name="isOn">False to switch it off.</param>
    /// <param name="music">All works of music in the library.</param>
    public void SwitchWork(string id, bool isOn, IEnumerable<MusicWork> music) => Update(current =>
    {
        var off = current.Choosing.ExcludedWorks;
        off = isOn ? off.Remove(id) : off.Add(id);
        return ReferenceEquals(off, current.Choosing.ExcludedWorks)
            ? current
            : current with { Choosing = current.Choosing with { ExcludedWorks = off }, MusicCollections = CollectionsOf(music, off) };
    });

    /// <summary>Returns the collections that contain music that is not switched off, in alphabetical order.</summary>
    /// <param name="music">All works of music in the library.</param>
    /// <param name="off">The ids of the works that are switched off.</param>
    public static IReadOnlyList<string> CollectionsOf(IEnumerable<MusicWork> music, IReadOnlySet<string> off) =>
        [.. music.Where(work => !off.Contains(work.Id)).Select(work => work.Collection).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Sets the presets that can be recalled, the oldest first.</summary>
    public void SetPresets(IReadOnlyList<ControlPreset> presets) => Update(current =>
    {
        _presets = presets;
        return current with { Presets = [.. presets.Select(preset => preset.Name)] };
    });

    /// <summary>Tells that the show file now has the values of a state: a reset leads to them.</summary>
    /// <param name="saved">The state that was saved.</param>
    public void MarkSaved(ShowState saved) => Update(current =>
    {
        _file = saved;
        return current;
    });

    private void Press(ControlId control)
    {
        if (control.Definition == ControlTable.Undo)
        {
            Update(current => Restore(current, _history.Undo(), change => change.Before));
        }
        else if (control.Definition == ControlTable.Redo)
        {
            Update(current => Restore(current, _history.Redo(), change => change.After));
        }
        else if (control.Definition == ControlTable.Reset)
        {
            Update(current => Record(ControlTable.Reset.Name, current, ControlTable.KeptOf(current).Aggregate(current, (state, kept) => kept.Set(state, kept.Get(_file)))));
        }
        else if (control.Definition == ControlTable.Preset)
        {
            Recall(control);
        }
        else
        {
            _pressed[control.Definition] = true;
            Pressed?.Invoke(control.Definition);
        }
    }

    private void Recall(ControlId control)
    {
        ControlPreset? recalled = null;
        List<string> refused = [];
        Update(current =>
        {
            recalled = _presets.FirstOrDefault(preset => preset.Name == control.Item);
            return recalled is null ? current : Record(control.ToString(), current, recalled.Apply(current, next => _distances.Check(next.Choosing.Distance), refused));
        });
        if (recalled is not null)
        {
            Recalled?.Invoke(recalled, refused);
        }
    }

    private ShowState Record(string name, ShowState before, ShowState after)
    {
        _history.Add(new ControlStep(name, [
            .. ControlTable.KeptOf(after)
                .Select(control => new ControlValueChange(control, control.Get(before), control.Get(after)))
                .Where(change => change.Before != change.After),
        ]));
        return after;
    }

    private static ShowState Restore(ShowState state, ControlStep? step, Func<ControlValueChange, ControlValue> value) =>
        step?.Changes.Aggregate(state, (restored, change) => change.Control.Set(restored, value(change))) ?? state;

    /// <summary>Applies a change. If two inputs change the state at the same time, neither change is lost. No change waits for more than a computation.</summary>
    private void Update(Func<ShowState, ShowState> change)
    {
        lock (_lock)
        {
            var current = _state;
            var next = Describe(change(current));
            if (next == current)
            {
                return;
            }

            Volatile.Write(ref _state, next);
        }

        Changed?.Invoke();
    }

    /// <summary>Completes a state with what follows from the history and the show file.</summary>
    private ShowState Describe(ShowState state)
    {
        ControlId[] changed = [.. ControlTable.KeptOf(state).Where(control => control.Get(state) != control.Get(_file))];
        return state with
        {
            Changed = changed.SequenceEqual(state.Changed) ? state.Changed : changed,
            UndoStep = _history.NextUndo?.Name,
            RedoStep = _history.NextRedo?.Name,
        };
    }
}
