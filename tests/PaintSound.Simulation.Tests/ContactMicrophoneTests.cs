using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Tests;

public class ContactMicrophoneTests
{
    private const int Rate = ISoundSource.SampleRate;

    [Fact]
    public void Any_part_equals_the_same_part_of_the_whole()
    {
        var session = new Painter(5).CreateSession(40);
        var whole = Record(session);
        var microphone = new ContactMicrophone(session);
        foreach (var (from, count) in new[] { (600_000, 4000), (3, 1), (300_000, 160), (0, 16_000), (633_000, 7000) })
        {
            var part = new float[count];
            microphone.Record(from, part);
            Assert.Equal(whole[from..(from + count)], part);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_level_rises_at_the_start_of_a_stroke(int seed)
    {
        var session = new Painter(seed).CreateSession(75);
        var sound = Record(session);
        var rises = session.Strokes.Select(stroke =>
        {
            var at = (int)(stroke.Start * Rate);
            return LevelDb(sound.AsSpan(at, 640)) - LevelDb(sound.AsSpan(at - 640, 640));
        }).Order().ToArray();
        Assert.True(rises[0] > 6, $"The weakest stroke rises by {rises[0]:F1} dB.");
        Assert.True(rises[rises.Length / 2] > 20, $"The median stroke rises by {rises[rises.Length / 2]:F1} dB.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public void The_level_correlates_with_the_strokes(int seed)
    {
        var session = new Painter(seed).CreateSession(75);
        var sound = Record(session);
        const int Frame = 320;
        var painting = new double[sound.Length / Frame];
        var level = new double[painting.Length];
        for (var i = 0; i < painting.Length; i++)
        {
            var seconds = i * Frame / (double)Rate;
            painting[i] = session.Strokes.Any(stroke => seconds >= stroke.Start && seconds < stroke.End) ? 1 : 0;
            level[i] = LevelDb(sound.AsSpan(i * Frame, Frame));
        }

        var correlation = SoundMeasurements.Correlation(painting, level);
        Assert.True(correlation > .75, $"Correlation {correlation:F2}.");
    }

    [Fact]
    public void Levels_are_in_their_ranges()
    {
        var session = new Painter(2).CreateSession(75);
        var sound = Record(session);
        Assert.All(sound, sample => Assert.InRange(sample, -.98f, .98f));
        var pause = session.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.InRange(LevelDb(GetRange(sound, pause.Start + .5, pause.End)), -64, -54);
        Assert.All(session.Strokes, stroke => Assert.InRange(LevelDb(GetRange(sound, stroke.Start, stroke.End)), -46, -8));
    }

    [Fact]
    public void Tools_have_different_centroids()
    {
        var session = new Painter(3).CreateSession(75);
        var sound = Record(session);
        double Centroid(PaintingStyle style) => session.Passages.Where(passage => passage.Style == style)
            .Select(passage => SoundMeasurements.Centroid(GetRange(sound, passage.Start + 1, passage.End), Rate)).Last();
        Assert.True(Centroid(PaintingStyle.Pause) < 400);
        Assert.True(Centroid(PaintingStyle.Wash) < 1200);
        Assert.True(Centroid(PaintingStyle.Scrapes) > 1.5 * Centroid(PaintingStyle.Wash));
        Assert.True(Centroid(PaintingStyle.Lines) > 2 * Centroid(PaintingStyle.Wash));
    }

    private static float[] Record(PaintingSession session)
    {
        var microphone = new ContactMicrophone(session);
        var sound = new float[microphone.Length];
        microphone.Record(0, sound);
        return sound;
    }

    private static ReadOnlySpan<float> GetRange(float[] sound, double from, double to) =>
        sound.AsSpan((int)(from * Rate), (int)((to - from) * Rate));

    private static double LevelDb(ReadOnlySpan<float> sound) => SoundMeasurements.LevelDb(sound);
}
