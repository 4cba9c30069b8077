using PaintSound.Core.Brush;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Rooms;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Tests;

public class StrokeKindTests
{
    private const int Rate = ISoundSource.SampleRate;

    [Theory]
    [InlineData(71, 1)]
    [InlineData(72, 0.4)]
    public void Taps_scrapes_and_sweeps_are_told_apart(int seed, float gain)
    {
        var session = new Painter(seed).CreateSession(60);
        var sound = new float[60 * Rate];
        new ContactMicrophone(session).Record(0, sound);
        var room = SimulatedRoom.Render(RoomKind.Quiet, seed, 60);
        var strokes = Read([.. sound.Zip(room, (a, b) => (gain * a) + b)]);
        var right = session.Strokes.Count(painted => strokes.Exists(told =>
            told.Start < painted.End && told.End > painted.Start && told.Reading.Kind == KindOf(painted.Tool)));
        Assert.InRange(right, 0.95 * session.Strokes.Count, session.Strokes.Count);
    }

    [Theory]
    [InlineData(1000, 4000, 1)]
    [InlineData(4000, 1000, -1)]
    [InlineData(2000, 2000, 0)]
    public void Direction_follows_the_brightness(float from, float to, float expected)
    {
        var sound = SimulatedRoom.Render(RoomKind.Quiet, 1, 5);
        var (random, band) = (new Random(2), default(BandFilter));
        for (var n = 0; n < Rate; n++)
        {
            band.Tune(from * MathF.Pow(to / from, (float)n / Rate), 3, Rate);
            sound[(3 * Rate) + n] += .5f * band.Process(random.NextSingle() - .5f);
        }

        var stroke = Assert.Single(Read(sound), told => told.Reading.Length > .8f).Reading;
        Assert.Equal(expected, stroke.Direction, .4f);
        Assert.Equal(1, stroke.Length, .1f);
        Assert.InRange(stroke.Pressure, 0, 1);
        Assert.InRange(stroke.Confidence, 1 / 3f, 1);
    }

    private static StrokeKind KindOf(Tool tool) => tool switch
    {
        Tool.Tip => StrokeKind.Tap,
        Tool.Knife or Tool.Scraper => StrokeKind.Scrape,
        _ => StrokeKind.Sweep,
    };

    private static List<ToldStroke> Read(float[] sound)
    {
        var listener = new Listener();
        var analyser = new BrushAnalyser(new MelSettings(), listener, TimeProvider.System);
        for (var from = 0; from + 160 <= sound.Length; from += 160)
        {
            analyser.Process(sound.AsSpan(from, 160), (from + 160) * TimeProvider.System.TimestampFrequency / Rate);
        }

        return listener.Strokes;
    }

    private sealed record ToldStroke(double Start, double End, StrokeReading Reading);

    private sealed class Listener : IBrushListener
    {
        public List<ToldStroke> Strokes { get; } = [];

        public void OnStrokeRead(in StrokeReading stroke, long timestamp)
        {
            var end = (double)timestamp / TimeProvider.System.TimestampFrequency;
            Strokes.Add(new ToldStroke(end - stroke.Length, end, stroke));
        }
    }
}
