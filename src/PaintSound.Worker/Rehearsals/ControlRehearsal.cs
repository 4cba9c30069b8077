using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Rehearsals;

/// <summary>
/// Moves the controls of a show through their ranges and puts them back. A control works if it takes each value and the outputs are told.
/// </summary>
/// <param name="control">The controls.</param>
/// <param name="watch">Knows what the outputs were told.</param>
/// <param name="time">The session clock.</param>
internal sealed class ControlRehearsal(ShowControl control, RehearsalWatch watch, TimeProvider time)
{
    /// <summary>The longest time until the outputs are told.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly ControlId Probe = ControlTable.CongruitySmoothing;

    /// <summary>Moves one control and puts it back.</summary>
    /// <param name="id">The control; of the triggers only undo, redo, reset, the one that clears filters, and the presets.</param>
    /// <param name="stop">Cancels the rehearsal; the control is put back.</param>
    public async Task<RehearsalFinding> RunAsync(ControlId id, CancellationToken stop)
    {
        var before = control.State;
        try
        {
            var (outcome, says) = id.Definition.Kind == ControlKind.Trigger ? await PressAsync(id, stop) : await MoveAsync(id, stop);
            return Finding(id, outcome, says);
        }
        catch (InvalidControlException e)
        {
            return Finding(id, RehearsalOutcome.Fails, e.Message);
        }
        finally
        {
            Restore(before);
        }
    }

    /// <summary>Sets all controls with a value to those of a state.</summary>
    public void Restore(ShowState state)
    {
        foreach (var id in ControlTable.Of(state).Union(ControlTable.Of(control.State)).Where(id => id.Definition.Kind != ControlKind.Trigger && id.Get(control.State) != id.Get(state)))
        {
            control.Set(id, id.Get(state));
        }
    }

    /// <summary>Returns the value of the probe that is not the present one.</summary>
    internal static double Other(ShowState state) => Probe.Get(state).Number > 15 ? 1 : 20;

    private static RehearsalFinding Finding(ControlId id, RehearsalOutcome outcome, string says) => new(RehearsedPart.Control, id.ToString(), outcome, says);

    private static IEnumerable<ControlValue> ValuesOf(ControlId id, ShowState state) => id.Definition.Kind switch
    {
        ControlKind.Number => [id.Definition.At(0), id.Definition.At(0.5), id.Definition.At(1)],
        ControlKind.Choice => id.Definition.Choices.Select(word => (ControlValue)word),
        _ => [!id.Get(state).IsOn, id.Get(state).IsOn],
    };

    private async Task<Result> MoveAsync(ControlId id, CancellationToken stop)
    {
        List<string> set = [], refused = [];
        foreach (var value in ValuesOf(id, control.State))
        {
            try
            {
                control.Set(id, value);
            }
            catch (InvalidControlException e) when (id.Definition.Kind == ControlKind.Choice)
            {
                // Not every network has every distance.
                refused.Add($"{value} is not offered: {e.Message}");
                continue;
            }

            if (!await IsToldAsync(id, value, stop))
            {
                return new(RehearsalOutcome.Fails, $"It was set to {value}, but the outputs were not told within {Limit.TotalSeconds:0} s. Look for an output that does not return in the log.");
            }

            set.Add($"{value}");
        }

        return new(RehearsalOutcome.Works, $"Set to {string.Join(", ", set)}, and put back.{string.Concat(refused.Select(reason => $" {reason}"))}");
    }

    private async Task<Result> PressAsync(ControlId id, CancellationToken stop)
    {
        var definition = id.Definition;
        var probe = definition == FilterControls.Clear ? (ControlId)FilterControls.Unheard : Probe;
        var original = definition == FilterControls.Clear ? FilterControls.Unheard.Default() : Probe.Get(control.State);
        if (definition.Family is not null)
        {
            return Recall(id);
        }

        ControlValue other = Other(control.State);
        control.Set(probe, other);
        if (definition == ControlTable.Redo)
        {
            control.Set(ControlTable.Undo, true);
        }

        control.Set(definition, true);
        var expected = definition == ControlTable.Redo ? other : original;
        return await IsToldAsync(probe, expected, stop)
            ? new(RehearsalOutcome.Works, $"Pressed: {probe} went from {(definition == ControlTable.Redo ? original : other)} to {expected}, and was put back.")
            : new(RehearsalOutcome.Fails, $"Pressed, but {probe} is {probe.Get(control.State)} and not {expected}.");
    }

    private Result Recall(ControlId id)
    {
        IReadOnlyList<string>? left = null;
        void Remember(ControlPreset preset, IReadOnlyList<string> refused) => left = refused;
        control.Recalled += Remember;
        try
        {
            control.Set(id, true);
        }
        finally
        {
            control.Recalled -= Remember;
        }

        return left is null ? new(RehearsalOutcome.Fails, "It was not recalled. Store it again on the operator's page.")
            : left.Count > 0 ? new(RehearsalOutcome.Fails, $"It was recalled without: {string.Join(' ', left)} Store it again on the operator's page.")
            : new(RehearsalOutcome.Works, "Recalled; all controls were put back.");
    }

    private Task<bool> IsToldAsync(ControlId id, ControlValue value, CancellationToken stop) =>
        ConditionWait.WaitAsync(() => watch.Controls is { } told && id.Get(told) == id.Get(id.Set(told, value)), Limit, time, stop);

    private readonly record struct Result(RehearsalOutcome Outcome, string Says);
}
