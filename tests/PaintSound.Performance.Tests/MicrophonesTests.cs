using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;
using PaintSound.Performance.Offline;
using PaintSound.Performance.Pipeline;
using PaintSound.Simulation.Plates;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Performance.Tests;

/// <summary>Where on the canvas, through the whole pipeline: a simulated painter on a simulated plate, 24 s of sound.</summary>
public sealed class MicrophonesTests
{
    private const int Rate = ISoundSource.SampleRate;
    private const int Seconds = 24;
    private static readonly MicrophonePlace[] Corners = [new(.05f, .05f), new(.95f, .05f), new(.05f, .95f), new(.95f, .95f)];
    private static readonly MicrophonePlace[] Uneven = [new(.1f, .15f), new(.9f, .05f), new(.2f, .9f), new(.95f, .8f)];

    // The second painter just misses a tenth of the canvas on a slack canvas.
    [Theory]
    [InlineData(1, 120, 0.2, 0, 1, 800, 0.1)]
    [InlineData(2, 90, 0.2, 0, 1, 4000, 0.12)]
    [InlineData(3, 120, 0, 6, 1, 43, 0.1)]
    [InlineData(4, 200, 0.1, 12, 1, 160, 0.1)]
    [InlineData(5, 120, 0.2, 6, 1.5, 200, 0.1)]
    [InlineData(6, 90, 0.2, 0, 1, 4000, 0.1)]
    public void Four_microphones_place_the_brush_within_a_tenth_of_the_canvas(
        int seed, double speed, double dispersion, double damping, double aspect, int block, double maxError)
    {
        var plate = new SimulatedPlate(speed, dispersion) { DampingDb = damping, Aspect = aspect };
        foreach (var places in new[] { Corners, Uneven })
        {
            var played = Play(plate, places, seed, block, _ => { });
            Assert.InRange(played.Positions.Count, 15, 300);
            Assert.InRange(MedianError(played, aspect), 0, maxError);
            Assert.InRange(played.Positions.Select(position => position.Confidence).Order().ElementAt(played.Positions.Count / 2), 0.35f, 1);
        }
    }

    [Fact]
    public void The_blocks_of_the_device_do_not_change_the_places()
    {
        var small = Play(new SimulatedPlate(), Corners, 6, 43, _ => { });
        var large = Play(new SimulatedPlate(), Corners, 6, 4000, _ => { });
        Assert.Equal(small.Positions, large.Positions);
    }

    [Fact]
    public void The_camera_can_tell_the_proportions_of_the_canvas_later()
    {
        var plate = new SimulatedPlate { Aspect = 1.6 };
        var right = Play(plate, Corners, 5, 800, _ => { });
        var wrong = Play(plate, Corners, 5, 800, _ => { }, pipeline => pipeline.SetCanvasAspect(1));
        var told = Play(plate, Corners, 5, 800, _ => { }, pipeline =>
        {
            pipeline.SetCanvasAspect(1);
            pipeline.SetCanvasAspect(1.6);
        });
        Assert.Equal(right.Positions, told.Positions);
        Assert.NotEqual(right.Positions, wrong.Positions);
    }

    [Theory]
    [InlineData(3, 0.15, 0.25)]
    [InlineData(2, 0.4, 0.1)]
    public void Fewer_microphones_are_less_certain(int microphones, double maxError, double minConfidence)
    {
        var played = Play(new SimulatedPlate(), Corners[..microphones], 1, 800, _ => { });
        Assert.InRange(MedianError(played, 1), 0, maxError);
        var median = played.Positions.Select(position => position.Confidence).Order().ElementAt(played.Positions.Count / 2);
        Assert.InRange(median, minConfidence, (microphones - 1) / 3.0);
    }

    // A cable that is out is silent, hums or hisses; a device may copy one channel to another.
    [Theory]
    [InlineData(0, "silent")]
    [InlineData(1, "silent")]
    [InlineData(3, "hum")]
    [InlineData(0, "hum")]
    [InlineData(2, "hiss")]
    [InlineData(1, "copy")]
    public void One_dead_microphone_leaves_the_places_of_the_others(int dead, string kind)
    {
        var random = new Random(4);
        var played = Play(new SimulatedPlate(), Corners, 1, 800, frames =>
        {
            for (var i = 0; i < frames.Length; i += 4)
            {
                frames[i + dead] = kind switch
                {
                    "silent" => 0,
                    "hiss" => 0.02f * (random.NextSingle() - 0.5f),
                    "copy" => frames[i + 0],
                    _ => Enumerable.Range(1, 20).Sum(harmonic => .1f / harmonic * MathF.Sin(harmonic * MathF.Tau * 50 * (i / 4 % 320) / Rate)),
                };
            }
        });
        var alive = Play(new SimulatedPlate(), Corners, 1, 800, _ => { });
        Assert.InRange(MedianError(played, 1), 0, 0.15);

        // The brush is still heard.
        Assert.InRange(played.Onsets, alive.Onsets * 0.8, alive.Onsets * 1.2);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public void Swapped_cables_are_not_certain(int first, int second)
    {
        var right = Play(new SimulatedPlate(), Corners, 1, 800, _ => { });
        var played = Play(new SimulatedPlate(), Corners, 1, 800, frames =>
        {
            for (var i = 0; i < frames.Length; i += 4)
            {
                (frames[i + first], frames[i + second]) = (frames[i + second], frames[i + first]);
            }
        });
        Assert.InRange(Confidence(played), 0, 0.66f * Confidence(right));

        static float Confidence(RecordedEvents events) => events.Positions.Select(position => position.Confidence).Order().ElementAt(events.Positions.Count / 2);
    }

    [Fact]
    public void Strokes_are_heard_as_with_one_microphone()
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time);
        var (brush, sound) = (new ContactMicrophone(CreateSession(1)), new float[800]);
        for (var at = 0; at < Seconds * Rate; at += sound.Length)
        {
            brush.Record(at, sound);
            time.MoveTo(TimeSpan.FromSeconds((at + sound.Length) / (double)Rate));
            fixture.Pipeline.AddBrush(sound, time.GetTimestamp());
            fixture.Pipeline.DeliverEvents();
        }

        var several = Play(new SimulatedPlate(), Corners, 1, 800, _ => { });
        Assert.InRange(several.Onsets, fixture.Events.Onsets * 0.75, fixture.Events.Onsets * 1.25);
    }

    [Fact]
    public async Task A_recording_of_the_microphones_gives_places_offline()
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time, calibration: new StageCalibration { Microphones = new MicrophoneArray(Corners) });
        var sound = new PlateSound(new PlateMicrophones(CreateSession(1), new SimulatedPlate(), Corners), Seconds);
        await new OfflinePerformance(fixture.Pipeline, time, framesPerSecond: 4).PlayAsync(
            new PerformanceInputs(sound, new RedFrames(4 * Seconds, _ => 0)), _ => { }, TestContext.Current.CancellationToken);
        Assert.InRange(fixture.Events.Positions.Count, 15, 300);
        Assert.InRange(MedianError(fixture.Events, 1), 0, 0.1);
    }

    [Fact]
    public void The_sound_of_four_microphones_allocates_nothing()
    {
        var time = new OfflineTimeProvider();
        var placer = new BrushPlacer(new MicrophoneArray(Corners), (_, _) => { }, time);
        var frames = new float[4 * BrushPlacer.MaxFrames];
        new PlateMicrophones(CreateSession(1), new SimulatedPlate(), Corners).Record(frames);
        var now = 0L;
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            now += TimeSpan.TicksPerSecond / 400;
            placer.Mix(frames, now);
            placer.AddOnset(now);
            placer.SetStroke(true, now);
            placer.Locate(frames);
        }));
    }

    private static PaintingSession CreateSession(int seed) => new Painter(seed).CreateSession(Seconds);

    /// <summary>The median distance of the places from where the painter was, in canvas widths.</summary>
    private static double MedianError(RecordedEvents events, double aspect)
    {
        var session = CreateSession(events.Seed);
        var errors = events.Positions.Zip(events.PositionTimes).Select(place =>
        {
            // The middle of the sound from which the place is estimated.
            var seconds = place.Second.TotalSeconds - BrushLocator.DelaySeconds + (BrushLocator.WindowSeconds / 2);
            var stroke = session.Strokes[Math.Max(0, session.CountStrokesStartedBy(seconds) - 1)];
            var at = stroke.PositionAt(Math.Clamp((seconds - stroke.Start) / stroke.Seconds, 0, 1));
            return Math.Sqrt(Math.Pow(place.First.X - Math.Clamp(at.X, 0, 1), 2) + Math.Pow((place.First.Y - Math.Clamp(at.Y, 0, 1)) / aspect, 2));
        }).Order().ToArray();
        return errors[errors.Length / 2];
    }

    private static RecordedEvents Play(SimulatedPlate plate, MicrophonePlace[] places, int seed, int block, Action<float[]> change, Action<PerformancePipeline>? prepare = null)
    {
        var time = new OfflineTimeProvider();
        using var fixture = new PipelineFixture(time, calibration: new StageCalibration { Microphones = new MicrophoneArray(places, plate.Aspect) });
        fixture.Events.Seed = seed;
        prepare?.Invoke(fixture.Pipeline);
        Assert.Equal(places.Length, fixture.Pipeline.BrushChannels);
        var sound = new float[Seconds * Rate * places.Length];
        new PlateMicrophones(CreateSession(seed), plate, places).Record(sound);
        change(sound);
        for (var at = 0; at < sound.Length; at += block * places.Length)
        {
            var frames = sound.AsSpan(at, Math.Min(block * places.Length, sound.Length - at));
            time.MoveTo(TimeSpan.FromSeconds((at + frames.Length) / (double)(Rate * places.Length)));
            fixture.Pipeline.AddBrush(frames, time.GetTimestamp());
            fixture.Pipeline.DeliverEvents();
        }

        return fixture.Events;
    }

    private sealed class PlateSound(PlateMicrophones microphones, int seconds) : ISoundSource
    {
        public string Name => "plate";

        public int Channels => microphones.Count;

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            var block = new float[200 * Channels];
            for (var i = 0; i < seconds * Rate / 200; i++)
            {
                microphones.Record(block);
                onBlock(block, 0);
            }

            return Task.CompletedTask;
        }
    }
}
