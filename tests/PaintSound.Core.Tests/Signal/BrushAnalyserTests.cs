using PaintSound.Core.Brush;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Tests.Signal;

public class BrushAnalyserTests
{
    private static readonly MelSettings Settings = new();

    [Fact]
    public void TellsOnsetsAtTheTimeTheyWerePlayed()
    {
        var scene = new BrushScene(21, 60, -65, -40, [-8f, -20]);
        var listener = new Notes();
        Hear(new BrushAnalyser(Settings, listener, TimeProvider.System), scene.Sound, 160);

        var ticksPerMs = TimeProvider.System.TimestampFrequency / 1000.0;
        var close = scene.Events.Count(e => listener.Onsets.Exists(o => Math.Abs(o.Timestamp / ticksPerMs - e.Audible / 16.0) <= 25));
        Assert.InRange(close, 0.95 * scene.Events.Count, scene.Events.Count);
        Assert.Equal(listener.Strokes.Count(s => s.Started), listener.Strokes.Count(s => !s.Started));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(4096)]
    public void TheSizeOfTheBlocksDoesNotMatter(int block)
    {
        var sound = new BrushScene(22, 6, -65, -40, [-8f]).Sound;
        var (expected, found) = (new Notes(), new Notes());
        Hear(new BrushAnalyser(Settings, expected, TimeProvider.System), sound, 480);
        Hear(new BrushAnalyser(Settings, found, TimeProvider.System), sound, block);

        Assert.Equal(480, found.Gestures.Count);
        Assert.Equal(expected.Gestures, found.Gestures, SameGesture);
        Assert.Equal(expected.Onsets.Select(o => o.Strength), found.Onsets.Select(o => o.Strength));
    }

    [Fact]
    public void LevelIsLinearInDecibelsAndIgnoresHum()
    {
        Assert.Equal(0, LevelOf(n => 0));
        Assert.Equal(0, LevelOf(n => 0.05f * MathF.Sin(2 * MathF.PI * 50 * n / 16_000)));

        // A sine of amplitude 0.1 is at -23 dB.
        Assert.Equal(1 - 23.01f / 60, LevelOf(n => 0.1f * MathF.Sin(2 * MathF.PI * 3000 * n / 16_000)), 0.01f);
    }

    [Fact]
    public void ABrighterSoundReadsBrighter()
    {
        var frequencies = new[] { 250, 500, 1000, 2000, 4000 };
        var read = frequencies.Select(hz => Last(n => 0.1f * MathF.Sin(2 * MathF.PI * hz * n / 16_000)).Brightness).ToArray();
        foreach (var (hz, brightness) in frequencies.Zip(read))
        {
            Assert.Equal(Math.Log2(hz / 125.0) / 6, brightness, 0.05);
        }
    }

    [Fact]
    public void TheMomentTellsSilenceHumAndStrokesApart()
    {
        var ear = new BrushAnalyser(Settings, new Notes(), TimeProvider.System);
        Assert.Equal(new BrushSummary(-120, 0, 0), ear.Summary);
        Hear(ear, new float[5 * 16_000], 160);
        Assert.True(ear.Summary is { IsIdle: true, LevelDb: -120 });

        Hear(ear, [.. Enumerable.Range(0, 10 * 16_000).Select(n => 0.1f * MathF.Sin(2 * MathF.PI * 50 * n / 16_000))], 160);
        Assert.True(ear.Summary.IsIdle);
        Assert.Equal(-23.01f, ear.Summary.LevelDb, 0.05f);

        var scene = new BrushScene(23, 20, -65, -40, [-8f]);
        Hear(ear, scene.Sound.AsSpan(0, 16 * 16_000).ToArray(), 160);
        var played = scene.Events.Count(e => e.Audible is > 12 * 16_000 and < 16 * 16_000);
        Assert.False(ear.Summary.IsIdle);
        Assert.Equal(played / 4f, ear.Summary.OnsetRate, 0.3f);
        Assert.InRange(ear.Summary.StrokeShare, 0.2f, 0.95f);
    }

    [Fact]
    public void ItsMelIsTheMelOfTheSound()
    {
        var sound = new BrushScene(24, 6, -65, -40, [-8f]).Sound;
        var mel = new StreamingLogMel(Settings);
        mel.Push(sound);
        var ear = new BrushAnalyser(Settings, new Notes(), TimeProvider.System);
        Hear(ear, sound, 333);
        var (expected, found) = (new float[32_000], new float[32_000]);
        mel.CopyTo(expected);
        ear.CopyMelTo(found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void AllocatesNothing()
    {
        var sound = new BrushScene(25, 10, -65, -40, [-8f]).Sound;
        var (ear, picture) = (new BrushAnalyser(Settings, new Deaf(), TimeProvider.System), new float[32_000]);
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var start = 0; start + 160 <= sound.Length; start += 160)
            {
                ear.Process(sound.AsSpan(start, 160), start);
            }

            ear.CopyMelTo(picture);
            _ = ear.Summary;
        }));
    }

    private static float LevelOf(Func<int, float> sound) => Last(sound).Level;

    private static BrushFeatures Last(Func<int, float> sound)
    {
        var listener = new Notes();
        Hear(new BrushAnalyser(Settings, listener, TimeProvider.System), [.. Enumerable.Range(0, 16_000).Select(sound)], 160);
        return listener.Gestures[^1];
    }

    // Timestamps are rounded to ticks from the end of each block.
    private static bool SameGesture(BrushFeatures a, BrushFeatures b) =>
        a with { Timestamp = 0 } == b with { Timestamp = 0 } && Math.Abs(a.Timestamp - b.Timestamp) <= 1;

    // As if the stream had begun at tick 0.
    private static void Hear(BrushAnalyser ear, float[] sound, int block)
    {
        for (var start = 0; start < sound.Length; start += block)
        {
            var end = Math.Min(sound.Length, start + block);
            ear.Process(sound.AsSpan(start..end), (long)Math.Round((double)end * TimeProvider.System.TimestampFrequency / 16_000));
        }
    }

    private sealed class Notes : IBrushListener
    {
        public List<BrushFeatures> Gestures { get; } = [];

        public List<(float Strength, long Timestamp)> Onsets { get; } = [];

        public List<(bool Started, long Timestamp)> Strokes { get; } = [];

        public void Features(in BrushFeatures gesture) => Gestures.Add(gesture);

        public void Onset(float strength, long timestamp) => Onsets.Add((strength, timestamp));

        public void Stroke(bool started, long timestamp) => Strokes.Add((started, timestamp));
    }

    private sealed class Deaf : IBrushListener
    {
        public void Features(in BrushFeatures gesture)
        {
        }

        public void Onset(float strength, long timestamp)
        {
        }

        public void Stroke(bool started, long timestamp)
        {
        }
    }
}
