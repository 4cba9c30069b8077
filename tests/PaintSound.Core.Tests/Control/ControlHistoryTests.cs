using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Control;

namespace PaintSound.Core.Tests.Control;

public class ControlHistoryTests
{
    private static readonly ControlId[] Controls = [ControlTable.Gate, ControlTable.Dwell, ControlTable.Hold, ControlTable.ProjectionBlend];

    private readonly FakeTimeProvider _time = new();
    private readonly ControlHistory _history;

    public ControlHistoryTests() => _history = new ControlHistory(_time);

    [Fact]
    public void A_movement_of_a_fader_is_one_step()
    {
        Sweep(ControlTable.Gate, 0.1, 0.2, 0.3);
        Assert.Equal([new ControlValueChange(ControlTable.Gate, 0.1, 0.3)], _history.Undo()!.Changes);
        Assert.Null(_history.Undo());
    }

    [Fact]
    public void A_fader_that_rested_begins_a_new_step()
    {
        Sweep(ControlTable.Gate, 0.1, 0.2);
        _time.Advance(ControlHistory.SweepGap + TimeSpan.FromTicks(1));
        Sweep(ControlTable.Gate, 0.2, 0.3);
        Assert.Equal(0.2, _history.Undo()!.Changes[0].Before.Number);
        Assert.Equal(0.1, _history.Undo()!.Changes[0].Before.Number);
    }

    [Fact]
    public void Two_faders_that_move_at_the_same_time_are_two_steps()
    {
        for (var i = 0; i < 10; i++)
        {
            _history.Add(new ControlValueChange(ControlTable.Gate, i, i + 1));
            _history.Add(new ControlValueChange(ControlTable.Dwell, 10 * i, 10 * (i + 1)));
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal([new ControlValueChange(ControlTable.Dwell, 0, 100)], _history.Undo()!.Changes);
        Assert.Equal([new ControlValueChange(ControlTable.Gate, 0, 10)], _history.Undo()!.Changes);
        Assert.Null(_history.NextUndo);
    }

    [Fact]
    public void Each_press_of_a_switch_is_a_step()
    {
        _history.Add(new ControlValueChange(ControlTable.Hold, false, true));
        _history.Add(new ControlValueChange(ControlTable.Hold, true, false));
        Assert.True(_history.Undo()!.Changes[0].Before.IsOn);
        Assert.False(_history.Undo()!.Changes[0].Before.IsOn);
    }

    [Fact]
    public void A_fader_that_returns_leaves_no_step()
    {
        Sweep(ControlTable.Gate, 0.1, 0.2, 0.1);
        Assert.Null(_history.NextUndo);
    }

    [Fact]
    public void A_movement_after_a_preset_does_not_change_the_step_of_the_preset()
    {
        _history.Add(new ControlStep("preset calm", [new(ControlTable.Gate, 0.1, 0.2), new(ControlTable.Dwell, 4, 8)]));
        Sweep(ControlTable.Gate, 0.2, 0.3);
        Assert.Equal("gate", _history.Undo()!.Name);
        Assert.Equal("preset calm", _history.Undo()!.Name);
    }

    [Fact]
    public void A_change_ends_what_can_be_done_again_and_a_redone_step_is_closed()
    {
        Sweep(ControlTable.Gate, 0.1, 0.2);
        _history.Undo();
        Assert.Equal("gate", _history.NextRedo!.Name);
        _history.Redo();
        Sweep(ControlTable.Gate, 0.2, 0.4);
        Assert.Null(_history.NextRedo);
        Assert.Equal(0.2, _history.Undo()!.Changes[0].Before.Number);
        Assert.Equal(0.1, _history.Undo()!.Changes[0].Before.Number);
    }

    [Fact]
    public void The_history_is_bounded_and_forgets_the_oldest()
    {
        for (var i = 0; i < ControlHistory.Capacity + 10; i++)
        {
            _history.Add(new ControlStep($"step {i}", [new(ControlTable.Hold, i % 2 == 0, i % 2 == 1)]));
        }

        var count = 0;
        ControlStep? last = null;
        while (_history.Undo() is { } step)
        {
            (last, count) = (step, count + 1);
        }

        Assert.Equal((ControlHistory.Capacity, "step 10"), (count, last!.Name));
    }

    [Property]
    public Property Undo_of_everything_gives_the_beginning_and_redo_of_everything_the_end() => Prop.ForAll(
        (from control in Gen.Elements(Controls)
         from at in Gen.Choose(0, 1000)
         from pause in Gen.Choose(0, 2000)
         select (control, at / 1000.0, pause)).ArrayOf().ToArbitrary(),
        moves =>
        {
            var (time, begin) = (new FakeTimeProvider(), new ShowState());
            var (history, state) = (new ControlHistory(time), begin);
            foreach (var (control, at, pause) in moves)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                var value = control.Definition.Kind == ControlKind.Switch ? (ControlValue)(at > 0.5) : control.Definition.At(at);
                var next = control.Set(state, value);
                if (next != state)
                {
                    history.Add(new ControlValueChange(control, control.Get(state), control.Get(next)));
                }

                state = next;
            }

            var end = state;
            while (history.Undo() is { } step)
            {
                state = step.Changes.Aggregate(state, (current, change) => change.Control.Set(current, change.Before));
            }

            var isBegin = Controls.All(control => control.Get(state) == control.Get(begin));
            while (history.Redo() is { } step)
            {
                state = step.Changes.Aggregate(state, (current, change) => change.Control.Set(current, change.After));
            }

            return isBegin && Controls.All(control => control.Get(state) == control.Get(end));
        });

    private void Sweep(ControlId control, params double[] values)
    {
        for (var i = 1; i < values.Length; i++)
        {
            _history.Add(new ControlValueChange(control, values[i - 1], values[i]));
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }
}
