using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public class ShowControlTests
{
    private static readonly SupportedDistances Both = new("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]);

    private readonly ShowControl _desk = new(
        new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("reverb", 1) }, ["own", "composers"], Both);

    [Fact]
    public void The_collections_are_in_alphabetical_order() => Assert.Equal(["composers", "own"], _desk.State.Collections);

    [Fact]
    public void A_trigger_is_taken_once_and_changes_nothing()
    {
        var (before, changes) = (_desk.State, 0);
        _desk.Changed += () => changes++;
        Assert.False(_desk.Take(ControlTable.Next));
        _desk.Set(ControlTable.Next, true);
        _desk.Set(ControlTable.Next, false);
        Assert.True(_desk.Take(ControlTable.Next));
        Assert.False(_desk.Take(ControlTable.Next));
        Assert.Equal(0, changes);
        Assert.Same(before, _desk.State);
    }

    [Fact]
    public void What_is_refused_changes_nothing()
    {
        var before = _desk.State;
        Assert.Throws<InvalidControlException>(() => _desk.Set(ControlTable.Gate, 0));
        Assert.Throws<InvalidControlException>(() => _desk.Set(ControlTable.Next, "now"));
        Assert.Throws<InvalidControlException>(() => _desk.Set(new ControlId(ControlTable.Collection, "others"), true));
        Assert.Throws<InvalidControlException>(() => _desk.Set(new ControlId(ControlTable.Depth, "echo"), 1));
        Assert.Same(before, _desk.State);
        Assert.False(_desk.Take(ControlTable.Next));
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, SoundDistanceKind.Paper, "does not give its pooled last convolution")]
    [InlineData(SoundDistanceKind.Paper, SoundDistanceKind.Weighed, "has no rhythm and timbre")]
    public void A_distance_that_the_network_cannot_measure_is_refused(SoundDistanceKind has, SoundDistanceKind asked, string why)
    {
        var desk = new ShowControl(new ShowState { Choosing = new ChoosingControls { Distance = has } }, [], new SupportedDistances("ear", [has]));
        var error = Assert.Throws<InvalidControlException>(() => desk.Set(ControlTable.Distance, asked.ToString().ToLowerInvariant()));
        Assert.Contains($"The sound network ear {why}", error.Message);
        Assert.Equal(has, desk.State.Choosing.Distance);
    }

    [Fact]
    public void Every_change_is_told_once_and_can_be_seen_when_it_is()
    {
        var seen = new List<bool>();
        _desk.Changed += () => seen.Add(_desk.State.Choosing.Hold);
        _desk.Set(ControlTable.Hold, true);
        _desk.Set(ControlTable.Hold, true);
        _desk.Set(ControlTable.Hold, false);
        Assert.Throws<InvalidControlException>(() => _desk.Set(ControlTable.Gate, 0));
        Assert.Equal([true, false], seen);
    }

    [Fact]
    public async Task Changes_from_many_doors_at_once_are_all_kept()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"c{i}").ToArray();
        var desk = new ShowControl(new ShowState(), names, Both);
        await Task.WhenAll(names.Select(name => Task.Run(() => desk.Set(new ControlId(ControlTable.Collection, name), false))));
        Assert.Equal(names.Length, desk.State.Choosing.Excluded.Count);
    }
}
