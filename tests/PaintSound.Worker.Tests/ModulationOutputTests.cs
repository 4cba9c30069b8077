using System.Collections.Immutable;
using PaintSound.Core.Beat;
using PaintSound.Core.Brush;
using PaintSound.Core.Canvas;
using PaintSound.Core.Choosing;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Modulation;
using PaintSound.Core.Works;
using PaintSound.Osc.Output;
using PaintSound.Worker.Outputs;
using PaintSound.Worker.Show.Settings.Modulations;

namespace PaintSound.Worker.Tests;

public class ModulationOutputTests
{
    public static TheoryData<ModulationSource, double> Sources { get; } = new()
    {
        { ModulationSource.BrushLevel, 0.1 },
        { ModulationSource.Brightness, 0.2 },
        { ModulationSource.OnsetRate, 0.3 },
        { ModulationSource.Onset, 0.4 },
        { ModulationSource.CanvasChange, 0.5 },
        { ModulationSource.Congruity, 0.6 },
        { ModulationSource.Correspondence, 0.7 },
        { ModulationSource.CanvasPainted, 0.11 },
        { ModulationSource.CanvasLightness, 0.12 },
        { ModulationSource.CanvasColourfulness, 0.13 },
        { ModulationSource.CanvasTexture, 0.14 },
        { ModulationSource.StrokeX, 0.15 },
        { ModulationSource.StrokeY, 0.16 },
        { ModulationSource.StrokeLength, 0.8 },
        { ModulationSource.StrokeDirection, 0.95 },
        { ModulationSource.Pressure, 0.65 },
        { ModulationSource.Sweep, 0.75 },
        { ModulationSource.Tap, 0 },
        { ModulationSource.Scrape, 0 },
        { ModulationSource.BeatPhase, 0.25 },
        { ModulationSource.BarPhase, 0.5625 },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Follows_its_source_and_no_other(ModulationSource source, double value)
    {
        var target = new RecordingTarget();
        SendAllEvents(new ModulationOutput(CreateSettings(source), target));
        Assert.Equal(value, Assert.Single(target.Values), 3);
    }

    [Fact]
    public void Stays_where_another_worker_moves_its_target_and_continues_from_there()
    {
        var (target, followed) = (new RecordingTarget(), new FollowedPositions());
        var modulation = new ModulationOutput(CreateSettings(ModulationSource.CanvasChange), target, followed);
        followed.Set(new Dictionary<string, double> { [modulation.Modulation] = 0.9 });
        modulation.OnCanvas(TimeSpan.Zero, 0.1f);
        for (var tick = 0; tick < 50; tick++)
        {
            modulation.OnTick(TimeSpan.FromMilliseconds(20 * tick));
        }

        Assert.Equal([0.9], target.Values);
        followed.End();
        for (var tick = 50; tick < 200; tick++)
        {
            modulation.OnTick(TimeSpan.FromMilliseconds(20 * tick));
        }

        Assert.All(target.Values.Zip(target.Values.Skip(1)), pair => Assert.InRange(pair.First - pair.Second, -0.001, 0.1));
        Assert.Equal(0.1, target.Values[^1], 3);
    }

    [Fact]
    public void Depth_is_a_control_of_the_show()
    {
        var target = new RecordingTarget();
        var modulation = new ModulationOutput(CreateSettings(ModulationSource.CanvasChange), target);
        modulation.OnControls(new ShowState { Depths = ImmutableSortedDictionary<string, double>.Empty.Add("fog", 0.5).Add("light", 1) });
        SendAllEvents(modulation);
        Assert.Equal(0.25, Assert.Single(target.Values), 3);
    }

    [Fact]
    public void Phases_advance_between_the_events_of_the_beat_and_stand_when_the_music_stops()
    {
        var target = new RecordingTarget();
        var modulation = new ModulationOutput(CreateSettings(ModulationSource.BeatPhase), target);
        var reading = new BeatReading(1, 1, 0.25, 0.0625, 120, TimeSignature.Common, IsPlaying: true);
        modulation.OnBeat(TimeSpan.FromSeconds(1), new BeatEvent("Live", reading, IsOnBeat: true));
        foreach (var seconds in new[] { 1, 1.1, 1.2, 1.4 })
        {
            modulation.OnTick(TimeSpan.FromSeconds(seconds));
        }

        modulation.OnBeat(TimeSpan.FromSeconds(1.5), new BeatEvent("Live", reading with { IsPlaying = false }, IsOnBeat: false));
        modulation.OnTick(TimeSpan.FromSeconds(1.7));
        Assert.Equal([0.25, 0.45, 0.65, 0.05, 0.25], target.Values.Select(value => Math.Round(value, 3)));
    }

    private static ModulationSettings CreateSettings(ModulationSource source) => new(
        "fog", source, new ModulationCurve(), 1, 30, new OscTargetSettings(new OscTarget("nowhere", 1), "/fog", OscScale.Unit));

    private static void SendAllEvents(IPerformanceOutput output)
    {
        var excerpt = new Excerpt(new MusicWork("w", "Work", "/w.wav", "own", 4), 0, -20, 0);
        output.OnBrush(new BrushFeatures(0.1f, 0.2f, 0.3f, 0) { Stroke = new StrokeReading(0.8f, 0.9f, 0.65f, StrokeKind.Sweep, 0.75f) });
        output.OnOnset(TimeSpan.Zero, 0.4f);
        output.OnCanvas(TimeSpan.Zero, 0.5f);
        output.OnCanvas(TimeSpan.Zero, new CanvasFeatures(
            0.11f, 0.12f, 0.13f, 0.14f, CanvasCover.Free, [], new NewestStroke(0.15f, 0.16f, default, 0.1f), HasNewStroke: true));
        output.OnCongruity(TimeSpan.Zero, new CongruityReading(0.6f, 0.9f, 1, CongruityReliability.Reliable));
        output.OnSelected(new Selection(TimeSpan.Zero, excerpt, 0.7f, 3, null!));
        output.OnBeat(TimeSpan.Zero, new BeatEvent("Live", new BeatReading(1, 3, 0.25, 0.5625, 120, TimeSignature.Common, IsPlaying: true), IsOnBeat: false));
        output.OnTick(TimeSpan.Zero);
    }

    private sealed class RecordingTarget : IModulationTarget
    {
        public List<double> Values { get; } = [];

        public string Name => "recorder";

        public double Step => 0.001;

        public void SetValue(double value) => Values.Add(value);
    }
}
