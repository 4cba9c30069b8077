using PaintSound.Core.Brush;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Tests.Signal;

public class BrushAnalyserTests
{
    private static readonly MelSettings Settings = new();

    [Fact]
    public void Reports_onsets_with_their_time()
    {
        var scene = new BrushScene(21, 60, -65, -40, [-8f, -20]);
        var listener = new RecordingListener();
        Process(new BrushAnalyser(Settings, listener, TimeProvider.System), scene.Sound, 160);

        var ticksPerMs = TimeProvider.System.TimestampFrequency / 1000.0;
        var close = scene.Touches.Count(e => listener.Onsets.Exists(o => Math.Abs(o.Timestamp / ticksPerMs - e.Audible / 16.0) <= 25));
        Assert.InRange(close, 0.95 * scene.Touches.Count, scene.Touches.Count);
        Assert.Equal(listener.Strokes.Count(s => s.Started), listener.Strokes.Count(s => !s.Started));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(4096)]
    public void The_block_size_does_not_matter(int block)
    {
        var sound = new BrushScene(22, 6, -65, -40, [-8f]).Sound;
        var (expected, found) = (new RecordingListener(), new RecordingListener());
        Process(new BrushAnalyser(Settings, expected, TimeProvider.System), sound, 480);
        Process(new BrushAnalyser(Settings, found, TimeProvider.System), sound, block);

        Assert.Equal(480, found.Features.Count);
        Assert.Equal(expected.Features, found.Features, AreEqual);
        Assert.Equal(expected.Onsets.Select(o => o.Strength), found.Onsets.Select(o => o.Strength));
    }

    [Fact]
    public void The_level_is_linear_in_decibels_and_ignores_hum()
    {
        Assert.Equal(0, GetLevel(n => 0));
        Assert.Equal(0, GetLevel(n => 0.05f * MathF.Sin(2 * MathF.PI * 50 * n / 16_000)));

        // A sine with amplitude 0.1 has -23 dB.
        Assert.Equal(1 - 23.01f / 60, GetLevel(n => 0.1f * MathF.Sin(2 * MathF.PI * 3000 * n / 16_000)), 0.01f);
    }

    [Fact]
    public void A_higher_frequency_gives_a_higher_brightness()
    {
        var frequencies = new[] { 250, 500, 1000, 2000, 4000 };
        var read = frequencies.Select(hz => GetLastFeatures(n => 0.1f * MathF.Sin(2 * MathF.PI * hz * n / 16_000)).Brightness).ToArray();
        foreach (var (hz, brightness) in frequencies.Zip(read))
        {
            Assert.Equal(Math.Log2(hz / 125.0) / 6, brightness, 0.05);
        }
    }

    [Fact]
    public void The_summary_distinguishes_silence_hum_and_strokes()
    {
        var analyser = new BrushAnalyser(Settings, new RecordingListener(), TimeProvider.System);
        Assert.Equal(new BrushSummary(-120, 0, 0), analyser.Summary);
        Process(analyser, new float[5 * 16_000], 160);
        Assert.True(analyser.Summary is { IsIdle: true, LevelDb: -120 });

        Process(analyser, [.. Enumerable.Range(0, 10 * 16_000).Select(n => 0.1f * MathF.Sin(2 * MathF.PI * 50 * n / 16_000))], 160);
        Assert.True(analyser.Summary.IsIdle);
        Assert.Equal(-23.01f, analyser.Summary.LevelDb, 0.05f);

        var scene = new BrushScene(23, 20, -65, -40, [-8f]);
        Process(analyser, scene.Sound.AsSpan(0, 16 * 16_000).ToArray(), 160);
        var played = scene.Touches.Count(e => e.Audible is > 12 * 16_000 and < 16 * 16_000);
        Assert.False(analyser.Summary.IsIdle);
        Assert.Equal(played / 4f, analyser.Summary.OnsetRate, 0.3f);
        Assert.InRange(analyser.Summary.StrokeShare, 0.2f, 0.95f);
    }

    [Fact]
    public void Its_mel_equals_the_mel_of_the_sound()
    {
        var sound = new BrushScene(24, 6, -65, -40, [-8f]).Sound;
        var mel = new StreamingLogMel(Settings);
        mel.Push(sound);
        var analyser = new BrushAnalyser(Settings, new RecordingListener(), TimeProvider.System);
        Process(analyser, sound, 333);
        var (expected, found) = (new float[32_000], new float[32_000]);
        mel.CopyTo(expected);
        analyser.CopyMelTo(found);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Does_not_allocate()
    {
        var sound = new BrushScene(25, 10, -65, -40, [-8f]).Sound;
        var (analyser, picture) = (new BrushAnalyser(Settings, new NullBrushListener(), TimeProvider.System), new float[32_000]);
        Assert.Equal(0, Allocation.OfSteady(() =>
        {
            for (var start = 0; start + 160 <= sound.Length; start += 160)
            {
                analyser.Process(sound.AsSpan(start, 160), start);
            }

            analyser.CopyMelTo(picture);
            _ = analyser.Summary;
        }));
    }

    private static float GetLevel(Func<int, float> sound) => GetLastFeatures(sound).Level;

    private static BrushFeatures GetLastFeatures(Func<int, float> sound)
    {
        var listener = new RecordingListener();
        Process(new BrushAnalyser(Settings, listener, TimeProvider.System), [.. Enumerable.Range(0, 16_000).Select(sound)], 160);
        return listener.Features[^1];
    }

    // Timestamps are rounded to ticks from the end of each block.
    private static bool AreEqual(BrushFeatures a, BrushFeatures b) =>
        a with { Timestamp = 0 } == b with { Timestamp = 0 } && Math.Abs(a.Timestamp - b.Timestamp) <= 1;

    // The stream starts at tick 0.
    private static void Process(BrushAnalyser analyser, float[] sound, int block)
    {
        for (var start = 0; start < sound.Length; start += block)
        {
            var end = Math.Min(sound.Length, start + block);
            analyser.Process(sound.AsSpan(start..end), (long)Math.Round((double)end * TimeProvider.System.TimestampFrequency / 16_000));
        }
    }

    private sealed class RecordingListener : IBrushListener
    {
        public List<BrushFeatures> Features { get; } = [];

        public List<(float Strength, long Timestamp)> Onsets { get; } = [];

        public List<(bool Started, long Timestamp)> Strokes { get; } = [];

        public void OnFeatures(in BrushFeatures features) => Features.Add(features);

        public void OnOnset(float strength, long timestamp) => Onsets.Add((strength, timestamp));

        public void OnStroke(bool started, long timestamp) => Strokes.Add((started, timestamp));
    }
}
