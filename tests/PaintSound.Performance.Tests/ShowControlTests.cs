using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public class ShowControlTests
{
    private static readonly SupportedDistances Both = new("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]);

    private readonly ShowControl _control = new(
        new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("reverb", 1) }, ["own", "composers"], Both);

    [Fact]
    public void The_collections_are_in_alphabetical_order() => Assert.Equal(["composers", "own"], _control.State.Collections);

    [Fact]
    public void A_trigger_is_taken_once_and_does_not_change_the_state()
    {
        var (before, changes) = (_control.State, 0);
        _control.Changed += () => changes++;
        Assert.False(_control.Take(ControlTable.Next));
        _control.Set(ControlTable.Next, true);
        _control.Set(ControlTable.Next, false);
        Assert.True(_control.Take(ControlTable.Next));
        Assert.False(_control.Take(ControlTable.Next));
        Assert.Equal(0, changes);
        Assert.Same(before, _control.State);
    }

    [Fact]
    public void A_rejected_value_does_not_change_the_state()
    {
        var before = _control.State;
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Gate, 0));
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Next, "now"));
        Assert.Throws<InvalidControlException>(() => _control.Set(new ControlId(ControlTable.Collection, "others"), true));
        Assert.Throws<InvalidControlException>(() => _control.Set(new ControlId(ControlTable.Depth, "echo"), 1));
        Assert.Same(before, _control.State);
        Assert.False(_control.Take(ControlTable.Next));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, SoundDistanceKind.Paper, "does not support the distance 'paper', because it has no pooled last convolution.")]
    [InlineData(SoundDistanceKind.Paper, SoundDistanceKind.Weighed, "does not support the distance 'weighed', because it has no rhythm and timbre embeddings.")]
    public void A_distance_that_the_network_cannot_measure_is_rejected(SoundDistanceKind supported, SoundDistanceKind requested, string reason)
    {
        var control = new ShowControl(new ShowState { Choosing = new ChoosingControls { Distance = supported } }, [], new SupportedDistances("test", [supported]));
        var error = Assert.Throws<InvalidControlException>(() => control.Set(ControlTable.Distance, requested.ToString().ToLowerInvariant()));
        Assert.Contains($"The sound network test {reason}", error.Message);
        Assert.Equal(supported, control.State.Choosing.Distance);
    }

    [Fact]
    public void Changed_is_raised_once_for_each_change_after_the_state_is_set()
    {
        var seen = new List<bool>();
        _control.Changed += () => seen.Add(_control.State.Choosing.Hold);
        _control.Set(ControlTable.Hold, true);
        _control.Set(ControlTable.Hold, true);
        _control.Set(ControlTable.Hold, false);
        Assert.Throws<InvalidControlException>(() => _control.Set(ControlTable.Gate, 0));
        Assert.Equal([true, false], seen);
    }

    [Fact]
    public async Task Concurrent_changes_are_all_kept()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"c{i}").ToArray();
        var control = new ShowControl(new ShowState(), names, Both);
        await Task.WhenAll(names.Select(name => Task.Run(() => control.Set(new ControlId(ControlTable.Collection, name), false))));
        Assert.Equal(names.Length, control.State.Choosing.Excluded.Count);
    }
}
