namespace PaintSound.Core.Control;

/// <summary>
/// The changes of controls and of works that are switched off that can be taken back and done again. Changes of one fader or knob with less than a second between them are one
/// step, also if another control moves at the same time. Not thread-safe.
/// </summary>
/// <param name="time">The session clock.</param>
public sealed class ControlHistory(TimeProvider time)
{
    /// <summary>The most steps that are kept; the oldest is forgotten.</summary>
    public const int Capacity = 200;

    /// <summary>A fader that rests longer begins a new step.</summary>
    public static readonly TimeSpan SweepGap = TimeSpan.FromSeconds(1);

    private readonly List<RecordedStep> _undo = [];
    private readonly Stack<ControlStep> _redo = [];

    /// <summary>The step that <see cref="Undo"/> takes back, or null.</summary>
    public ControlStep? NextUndo => _undo.Count > 0 ? _undo[^1].Step : null;

    /// <summary>The step that <see cref="Redo"/> does again, or null.</summary>
    public ControlStep? NextRedo => _redo.TryPeek(out var step) ? step : null;

    /// <summary>Records a change of one control. What was taken back before can no longer be done again.</summary>
    public void Add(ControlValueChange change)
    {
        var index = FindSweep(change.Control);
        if (index < 0)
        {
            Add(new ControlStep(change.Control.ToString(), [change]));
            return;
        }

        _redo.Clear();
        var merged = change with { Before = _undo[index].Step.Changes[0].Before };
        if (merged.Before == merged.After)
        {
            _undo.RemoveAt(index);
        }
        else
        {
            _undo[index] = new(new ControlStep(change.Control.ToString(), [merged]), time.GetTimestamp());
        }
    }

    /// <summary>Records changes that were made together. A step without changes is ignored.</summary>
    public void Add(ControlStep step)
    {
        if (step.Changes.Count == 0 && step.Works.Count == 0)
        {
            return;
        }

        _redo.Clear();
        Push(new(step, time.GetTimestamp()));
    }

    /// <summary>Takes the last step. The caller sets its controls to the values before.</summary>
    /// <returns>Null if there is none.</returns>
    public ControlStep? Undo()
    {
        if (NextUndo is { } step)
        {
            _undo.RemoveAt(_undo.Count - 1);
            _redo.Push(step);
            return step;
        }

        return null;
    }

    /// <summary>Takes the step that was taken back last. The caller sets its controls to the values after.</summary>
    /// <returns>Null if there is none.</returns>
    public ControlStep? Redo()
    {
        if (_redo.TryPop(out var step))
        {
            Push(new(step, null));
            return step;
        }

        return null;
    }

    private void Push(RecordedStep step)
    {
        if (_undo.Count == Capacity)
        {
            _undo.RemoveAt(0);
        }

        _undo.Add(step);
    }

    /// <summary>Returns the place of the step that a change of a control continues, or -1.</summary>
    private int FindSweep(ControlId control)
    {
        if (!control.Definition.IsContinuous)
        {
            return -1;
        }

        var last = _undo.FindLastIndex(recorded => recorded.Step.Changes.Any(change => change.Control == control));
        return last >= 0 && _undo[last] is { Step.Changes.Count: 1, ChangedAt: { } at } recorded
            && recorded.Step.Name == control.ToString() && time.GetElapsedTime(at) <= SweepGap
                ? last
                : -1;
    }

    /// <summary>A step, and when it changed last; null if no change continues it.</summary>
    private sealed record RecordedStep(ControlStep Step, long? ChangedAt);
}
