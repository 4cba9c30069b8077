using System.Collections.Immutable;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Modulating;
using PaintSound.Core.Signal;
using PaintSound.Core.Works;
using PaintSound.Osc;
using PaintSound.Worker.Announce;
using PaintSound.Worker.Show;

namespace PaintSound.Worker.Tests;

public class ModulationTests
{
    public static TheoryData<ModulationSource, double> Heard { get; } = new()
    {
        { ModulationSource.BrushLevel, 0.1 },
        { ModulationSource.Brightness, 0.2 },
        { ModulationSource.Rate, 0.3 },
        { ModulationSource.Onset, 0.4 },
        { ModulationSource.CanvasChange, 0.5 },
        { ModulationSource.Congruity, 0.6 },
        { ModulationSource.Correspondence, 0.7 },
    };

    [Theory]
    [MemberData(nameof(Heard))]
    public void Each_source_is_heard_and_no_other(ModulationSource source, double value)
    {
        var target = new Recorder();
        SayAll(new Modulation(Setting(source), target));
        Assert.Equal(value, Assert.Single(target.Moves), 3);
    }

    [Fact]
    public void Its_depth_is_a_control_of_the_show()
    {
        var target = new Recorder();
        var modulation = new Modulation(Setting(ModulationSource.CanvasChange), target);
        modulation.Controls(new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("fog", 0.5).Add("light", 1) });
        SayAll(modulation);
        Assert.Equal(0.25, Assert.Single(target.Moves), 3);
    }

    private static ModulationSetting Setting(ModulationSource source) => new(
        "fog", source, new ModulationCurve(), 1, 30, new OscTargetSetting(new OscTarget("nowhere", 1), "/fog", OscScale.Unit));

    private static void SayAll(IAnnouncer announcer)
    {
        var excerpt = new Excerpt(new MusicWork("w", "Work", "/w.wav", "own", 4), 0, -20, 0);
        announcer.Brush(new BrushGesture(0.1f, 0.2f, 0.3f, 0));
        announcer.Onset(TimeSpan.Zero, 0.4f);
        announcer.Canvas(TimeSpan.Zero, 0.5f);
        announcer.Congruity(TimeSpan.Zero, new Congruity(0.6f, 0.9f, 1, CongruityDoubt.None));
        announcer.Selected(new Selection(TimeSpan.Zero, excerpt, 0.7f, 3, null!));
        announcer.Tick(TimeSpan.Zero);
    }

    private sealed class Recorder : IModulationTarget
    {
        public List<double> Moves { get; } = [];

        public string Name => "recorder";

        public double Step => 0.001;

        public void Move(double value) => Moves.Add(value);
    }
}
