using System.Collections.Immutable;
using FsCheck.Xunit;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;
using PaintSound.Worker.Rehearsals;

namespace PaintSound.Worker.Tests.Rehearsals;

public sealed class ControlRehearsalTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly RehearsalWatch _watch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_control_takes_its_whole_range_and_is_put_back()
    {
        var control = Create();
        var before = control.State;
        List<ShowState> seen = [];
        control.Changed += () => seen.Add(control.State);
        foreach (var id in RehearsalJudge.MovedOf(before))
        {
            seen.Clear();
            var finding = await new ControlRehearsal(control, _watch, _time).RunAsync(id, Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop);
            Assert.True(finding.Outcome == RehearsalOutcome.Works, $"{finding}");
            Assert.Equal(id.ToString(), finding.Name);
            Assert.All(ControlTable.Of(before), other => Assert.Equal(other.Get(before), other.Get(control.State)));
            if (id.Definition.Kind == ControlKind.Number)
            {
                Assert.Contains(seen, state => id.Get(state).Number == id.Definition.Minimum);
                Assert.Contains(seen, state => id.Get(state).Number == id.Definition.Maximum);
            }
        }
    }

    [Fact]
    public void Next_arm_and_marks_are_never_moved_by_the_way() => Assert.DoesNotContain(
        RehearsalJudge.MovedOf(Create().State),
        id => id.Definition == ControlTable.Arm || id.Definition == ControlTable.Next || id.Definition.Name.StartsWith("mark/", StringComparison.Ordinal));

    [Fact]
    public async Task A_control_that_the_outputs_never_hear_of_fails_and_is_put_back()
    {
        var control = Create(isHeard: false);
        var before = control.State;
        var run = new ControlRehearsal(control, _watch, _time).RunAsync(ControlTable.Gate, Stop);
        while (!run.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        var finding = await run;
        Assert.Equal(RehearsalOutcome.Fails, finding.Outcome);
        Assert.Contains("the outputs were not told", finding.Says, StringComparison.Ordinal);
        Assert.Equal(before.Choosing, control.State.Choosing);
    }

    [Fact]
    public async Task A_distance_that_the_network_does_not_have_is_said_and_no_failure()
    {
        var finding = await new ControlRehearsal(Create(), _watch, _time).RunAsync(ControlTable.Distance, Stop);
        Assert.Equal(RehearsalOutcome.Works, finding.Outcome);
        Assert.Contains("'paper' is not offered", finding.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preset_with_a_value_that_the_show_refuses_fails()
    {
        var control = Create();
        control.SetPresets([new ControlPreset("old", [KeyValuePair.Create("distance", "paper")])]);
        var finding = await new ControlRehearsal(control, _watch, _time).RunAsync(new ControlId(ControlTable.Preset, "old"), Stop);
        Assert.Equal(RehearsalOutcome.Fails, finding.Outcome);
        Assert.Contains("It was recalled without", finding.Says, StringComparison.Ordinal);
    }

    [Property]
    public bool Any_state_is_restored(bool hold, double position)
    {
        var control = Create();
        var before = control.State;
        var place = double.IsFinite(position) ? Math.Abs(position % 1) : 0;
        foreach (var id in ControlTable.Of(before).Where(id => id.Definition.Kind == ControlKind.Number))
        {
            control.Set(id, id.Definition.At(place));
        }

        control.Set(ControlTable.Hold, hold);
        new ControlRehearsal(control, _watch, _time).Restore(before);
        return ControlTable.Of(before).All(id => id.Get(before) == id.Get(control.State));
    }

    private ShowControl Create(bool isHeard = true)
    {
        var state = new ShowState
        {
            Armed = false,
            Choosing = new ChoosingControls { Gate = 0.05 },
            Depths = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("wash", 0.7)]),
        };
        var control = new ShowControl(state, ["own", "borrowed"], new SupportedDistances("ear", [SoundDistanceKind.Weighed]), _time);
        if (isHeard)
        {
            control.Changed += () => _watch.OnControls(control.State);
        }

        _watch.OnControls(control.State);
        return control;
    }
}
