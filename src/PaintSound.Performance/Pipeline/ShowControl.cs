using System.Collections.Concurrent;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Filters;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Control;
using PaintSound.Core.Works;

namespace PaintSound.Performance.Pipeline;

/// <summary>
/// Holds the control values of a show, the works that are switched off, the history of both, and the presets. Readers get a consistent snapshot of the latest values. A trigger of the
/// pipeline is an event that is taken once. Thread-safe.
/// </summary>
public sealed class ShowControl : IShowControl
{
    private readonly ConcurrentDictionary<ControlDefinition, bool> _pressed = [];
    private readonly SupportedDistances _distances;
    private readonly ControlHistory _history;
    private readonly Dictionary<string, Work> _works;
    private readonly Lock _lock = new();
    private IReadOnlyList<ControlPreset> _presets = [];
    private ShowState _file;
    private ShowState _state;

    /// <summary>Creates the controls.</summary>
    /// <param name="state">The values of the show file; it names the modulations of the show.</param>
    /// <param name="collections">The collections of the library.</param>
    /// <param name="distances">The sound distances that the network supports.</param>
    /// <param name="time">The session clock; null for the system's.</param>
    /// <param name="works">The works of the library; null if none is ever switched.</param>
    public ShowControl(ShowState state, IEnumerable<string> collections, SupportedDistances distances, TimeProvider? time = null, IEnumerable<Work>? works = null)
    {
        _works = (works ?? []).ToDictionary(work => work.Id, StringComparer.Ordinal);
        _distances = distances;
        _history = new ControlHistory(time ?? TimeProvider.System);
        _file = _state = state with
        {
            Collections = [.. collections.Order(StringComparer.Ordinal)],
            MusicCollections = works is null ? state.MusicCollections : ListMusicCollections(state),
            Names = works is null ? state.Names : MusicNames.Of(_works.Values.OfType<MusicWork>()),
        };
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

    /// <summary>Raised after undo or redo switched a work, with its id. On the thread that pressed it.</summary>
    public event Action<string>? WorkRestored;

    /// <summary>Raised when a trigger of the pipeline was pressed. On the thread that pressed it.</summary>
    public event Action<ControlDefinition>? Pressed;

    /// <summary>Takes a trigger of the pipeline.</summary>
    /// <param name="trigger">An entry of kind <see cref="ControlKind.Trigger"/>.</param>
    /// <returns>True if it was pressed since it was last taken.</returns>
    public bool Take(ControlDefinition trigger) => _pressed.TryRemove(trigger, out _);

    /// <summary>Takes what an artist said about the present pairing. Of several marks in one step, the last in this order counts: yes, like, no.</summary>
    /// <returns>Null if nothing was said since it was last taken.</returns>
    public MarkKind? TakeMark()
    {
        MarkKind? mark = Take(ControlTable.MarkYes) ? MarkKind.Yes : null;
        mark = Take(ControlTable.MarkLike) ? MarkKind.Like : mark;
        return Take(ControlTable.MarkNo) ? MarkKind.No : mark;
    }

    /// <summary>Sets what was learned from marks, from the next step on. It is no step of the history.</summary>
    /// <param name="learned">What was learned; null if nothing was.</param>
    public void SetLearned(TasteModel? learned) => Update(current => current with { Choosing = current.Choosing with { Learned = learned } });

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
        Names = current.Names,
        Depths = current.Depths.SetItems(state.Depths.Where(depth => current.Depths.ContainsKey(depth.Key))),
    });

    /// <summary>Sets the level below which the brush counts as silent. It is part of the calibration; no input changes it during a show.</summary>
    /// <param name="db">The level in dB relative to full scale.</param>
    public void SetSilence(float db) => Update(current => current with { Choosing = current.Choosing with { SilenceDb = db } });

    /// <summary>Lets a work take part in selection or not, from the next step on. Undo takes it back. The caller keeps it in the library.</summary>
    /// <param name="id">The id of a work of the library.</param>
    /// <param name="isOn">False to switch it off.</param>
    public void SwitchWork(string id, bool isOn) => SwitchWorks([id], isOn);

    /// <summary>Lets works take part in selection or not, from the next step on. Undo takes it back as one step. The caller keeps it in the library.</summary>
    /// <param name="ids">The ids of works of the library.</param>
    /// <param name="isOn">False to switch them off.</param>
    public void SwitchWorks(IReadOnlyList<string> ids, bool isOn) => Update(current =>
    {
        WorkSwitch[] works = [.. ids.Distinct(StringComparer.Ordinal).Where(id => current.Choosing.ExcludedWorks.Contains(id) == isOn).Select(id => new WorkSwitch(id, isOn))];
        if (works.Length > 0)
        {
            _history.Add(new ControlStep(works.Length > 1 ? $"{works.Length} works" : $"work {(_works.TryGetValue(works[0].Id, out var work) ? work.Title : works[0].Id)}", []) { Works = works });
        }

        return works.Aggregate(current, Switch);
    });

    /// <summary>Puts works into collections, from the next step on. The collections become controls. It is no step of the history. The caller keeps it in the library.</summary>
    /// <param name="collections">The collection of each work, by the ids of the works.</param>
    public void Collect(IReadOnlyDictionary<string, string> collections) => Update(current => current with
    {
        Choosing = current.Choosing with { Collected = current.Choosing.Collected.SetItems(collections) },
        Collections = [.. current.Collections.Union(collections.Values).Order(StringComparer.Ordinal)],
    });

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
            Restore(_history.Undo, change => change.Before, work => work with { IsOn = !work.IsOn });
        }
        else if (control.Definition == ControlTable.Redo)
        {
            Restore(_history.Redo, change => change.After, work => work);
        }
        else if (control.Definition == ControlTable.Reset)
        {
            Update(current => Record(ControlTable.Reset.Name, current, ControlTable.KeptOf(current, _file).Aggregate(current, (state, kept) => kept.Set(state, kept.Get(_file)))));
        }
        else if (control.Definition == FilterControls.Clear)
        {
            Update(current => Record(FilterControls.Clear.Name, current, current with { Choosing = current.Choosing with { Filter = ExcerptFilter.None } }));
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
            .. ControlTable.KeptOf(before, after)
                .Select(control => new ControlValueChange(control, control.Get(before), control.Get(after)))
                .Where(change => change.Before != change.After),
        ]));
        return after;
    }

    private void Restore(Func<ControlStep?> takeStep, Func<ControlValueChange, ControlValue> value, Func<WorkSwitch, WorkSwitch> work)
    {
        ControlStep? step = null;
        Update(current =>
        {
            step = takeStep();
            var restored = step?.Changes.Aggregate(current, (state, change) => change.Control.Set(state, value(change))) ?? current;
            return step?.Works.Select(work).Aggregate(restored, Switch) ?? restored;
        });
        foreach (var switched in step?.Works ?? [])
        {
            WorkRestored?.Invoke(switched.Id);
        }
    }

    private static ShowState Switch(ShowState state, WorkSwitch work)
    {
        var off = state.Choosing.ExcludedWorks;
        off = work.IsOn ? off.Remove(work.Id) : off.Add(work.Id);
        return ReferenceEquals(off, state.Choosing.ExcludedWorks) ? state : state with { Choosing = state.Choosing with { ExcludedWorks = off } };
    }

    private IReadOnlyList<string> ListMusicCollections(ShowState state) =>
    [
        .. _works.Values.OfType<MusicWork>().Where(work => !state.Choosing.ExcludedWorks.Contains(work.Id))
            .Select(state.Choosing.GetCollection).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Applies a change. If two inputs change the state at the same time, neither change is lost. No change waits for more than a computation.</summary>
    private void Update(Func<ShowState, ShowState> change)
    {
        lock (_lock)
        {
            var current = _state;
            var next = Describe(change(current), current);
            if (next == current)
            {
                return;
            }

            Volatile.Write(ref _state, next);
        }

        Changed?.Invoke();
    }

    /// <summary>Completes a state with what follows from the library, the history and the show file.</summary>
    private ShowState Describe(ShowState state, ShowState before)
    {
        ControlId[] changed = [.. ControlTable.KeptOf(state, _file).Where(control => control.Get(state) != control.Get(_file))];
        return state with
        {
            MusicCollections = _works.Count == 0 || (ReferenceEquals(state.Choosing.ExcludedWorks, before.Choosing.ExcludedWorks) && ReferenceEquals(state.Choosing.Collected, before.Choosing.Collected))
                ? state.MusicCollections : ListMusicCollections(state),
            Changed = changed.SequenceEqual(state.Changed) ? state.Changed : changed,
            UndoStep = _history.NextUndo?.Name,
            RedoStep = _history.NextRedo?.Name,
        };
    }
}
