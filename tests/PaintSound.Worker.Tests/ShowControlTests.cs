using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Tests;

public class ShowControlTests
{
    private static readonly SupportedDistances Both = new("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]);

    private readonly ShowControl _desk = new(
        new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("reverb", 1) }, ["own", "composers"], Both);

    [Fact]
    public void Every_control_changes_its_setting()
    {
        _desk.SetGate(0.2);
        _desk.SetDwell(8);
        _desk.SetHold(true);
        _desk.SetFollow(1);
        _desk.SetDistance(SoundDistanceKind.Paper);
        _desk.SetCollection("own", on: false);
        _desk.SetArm(armed: false);
        _desk.SetCongruitySmoothing(3);
        _desk.SetModulationDepth("reverb", 0.4);
        _desk.SetProjectionBlend(ProjectionBlend.Screen);
        _desk.SetProjectionOpacity(ProjectionLayer.Canvas, 0.9);
        _desk.SetProjectionOpacity(ProjectionLayer.Painting, 0.1);
        _desk.SetProjectionFade(7);
        _desk.SetBlack(black: true);
        Assert.Equal(
            new Projection { Blend = ProjectionBlend.Screen, Canvas = 0.9, Painting = 0.1, Fade = TimeSpan.FromSeconds(7), Black = true },
            _desk.State.Projection);
        Assert.False(_desk.State.Armed);
        Assert.Equal((TimeSpan.FromSeconds(3), 0.4), (_desk.State.CongruitySmoothing, _desk.State.Depths["reverb"]));
        Assert.Equal(SoundDistanceKind.Paper, _desk.State.Choosing.Distance);
        Assert.Equal((0.2, 1.0, true), (_desk.State.Choosing.Gate, _desk.State.Choosing.Follow, _desk.State.Choosing.Hold));
        Assert.Equal(TimeSpan.FromSeconds(8), _desk.State.Choosing.Dwell);
        Assert.Equal(["own"], _desk.State.Choosing.Excluded);
        _desk.SetCollection("own", on: true);
        Assert.Empty(_desk.State.Choosing.Excluded);
    }

    [Fact]
    public void Next_is_answered_once()
    {
        Assert.False(_desk.TakeNext());
        _desk.Next();
        Assert.True(_desk.TakeNext());
        Assert.False(_desk.TakeNext());
    }

    [Fact]
    public void What_cannot_be_is_refused_and_changes_nothing()
    {
        var before = _desk.State;
        Assert.Throws<InvalidControlException>(() => _desk.SetGate(0));
        Assert.Throws<InvalidControlException>(() => _desk.SetGate(double.NaN));
        Assert.Throws<InvalidControlException>(() => _desk.SetFollow(1.1));
        Assert.Throws<InvalidControlException>(() => _desk.SetDwell(-1));
        var error = Assert.Throws<InvalidControlException>(() => _desk.SetCollection("others", on: true));
        Assert.Contains("composers, own", error.Message);
        Assert.Throws<InvalidControlException>(() => _desk.SetCongruitySmoothing(31));
        Assert.Throws<InvalidControlException>(() => _desk.SetModulationDepth("reverb", 1.1));
        Assert.Contains("the show has reverb", Assert.Throws<InvalidControlException>(() => _desk.SetModulationDepth("echo", 1)).Message);
        Assert.Same(before, _desk.State);
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, SoundDistanceKind.Paper, "does not give its pooled last convolution")]
    [InlineData(SoundDistanceKind.Paper, SoundDistanceKind.Weighed, "has no rhythm and timbre")]
    public void A_distance_that_the_network_cannot_measure_is_refused(SoundDistanceKind has, SoundDistanceKind asked, string why)
    {
        var desk = new ShowControl(new ShowState { Choosing = new ChoosingControls { Distance = has } }, [], new SupportedDistances("ear", [has]));
        var error = Assert.Throws<InvalidControlException>(() => desk.SetDistance(asked));
        Assert.Contains($"The sound network ear {why}", error.Message);
        Assert.Equal(has, desk.State.Choosing.Distance);
    }

    [Fact]
    public void Every_change_is_told_once_and_can_be_seen_when_it_is()
    {
        var seen = new List<bool>();
        _desk.Changed += () => seen.Add(_desk.State.Choosing.Hold);
        _desk.SetHold(true);
        _desk.SetHold(false);
        Assert.Throws<InvalidControlException>(() => _desk.SetGate(0));
        Assert.Equal([true, false], seen);
    }

    [Fact]
    public async Task Changes_from_many_doors_at_once_are_all_kept()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"c{i}").ToArray();
        var desk = new ShowControl(new ShowState(), names, Both);
        await Task.WhenAll(names.Select(name => Task.Run(() => desk.SetCollection(name, on: false))));
        Assert.Equal(names.Length, desk.State.Choosing.Excluded.Count);
    }
}
