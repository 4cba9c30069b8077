using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Worker.Stage;

namespace PaintSound.Worker.Tests;

public class DeskTests
{
    private static readonly Distances Both = new("both", [SoundDistanceKind.Weighed, SoundDistanceKind.Paper]);

    private readonly Desk _desk = new(new ChoosingControls(), ["own", "composers"], Both);

    [Fact]
    public void Every_control_changes_its_setting()
    {
        _desk.SetGate(0.2);
        _desk.SetDwell(8);
        _desk.SetHold(true);
        _desk.SetFollow(1);
        _desk.SetDistance(SoundDistanceKind.Paper);
        _desk.SetCollection("own", on: false);
        Assert.Equal(SoundDistanceKind.Paper, _desk.Settings.Distance);
        Assert.Equal((0.2, 1.0, true), (_desk.Settings.Gate, _desk.Settings.Follow, _desk.Settings.Hold));
        Assert.Equal(TimeSpan.FromSeconds(8), _desk.Settings.Dwell);
        Assert.Equal(["own"], _desk.Settings.Off);
        _desk.SetCollection("own", on: true);
        Assert.Empty(_desk.Settings.Off);
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
        var before = _desk.Settings;
        Assert.Throws<InvalidControlException>(() => _desk.SetGate(0));
        Assert.Throws<InvalidControlException>(() => _desk.SetGate(double.NaN));
        Assert.Throws<InvalidControlException>(() => _desk.SetFollow(1.1));
        Assert.Throws<InvalidControlException>(() => _desk.SetDwell(-1));
        var error = Assert.Throws<InvalidControlException>(() => _desk.SetCollection("others", on: true));
        Assert.Contains("composers, own", error.Message);
        Assert.Same(before, _desk.Settings);
    }

    [Theory]
    [InlineData(SoundDistanceKind.Weighed, SoundDistanceKind.Paper, "does not give its pooled last convolution")]
    [InlineData(SoundDistanceKind.Paper, SoundDistanceKind.Weighed, "has no rhythm and timbre")]
    public void A_distance_that_the_network_cannot_measure_is_refused(SoundDistanceKind has, SoundDistanceKind asked, string why)
    {
        var desk = new Desk(new ChoosingControls { Distance = has }, [], new Distances("ear", [has]));
        var error = Assert.Throws<InvalidControlException>(() => desk.SetDistance(asked));
        Assert.Contains($"The sound network ear {why}", error.Message);
        Assert.Equal(has, desk.Settings.Distance);
    }

    [Fact]
    public async Task Changes_from_many_doors_at_once_are_all_kept()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"c{i}").ToArray();
        var desk = new Desk(new ChoosingControls(), names, Both);
        await Task.WhenAll(names.Select(name => Task.Run(() => desk.SetCollection(name, on: false))));
        Assert.Equal(names.Length, desk.Settings.Off.Count);
    }
}
