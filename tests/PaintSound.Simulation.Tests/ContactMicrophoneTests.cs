using PaintSound.Core.Sources;
using PaintSound.Simulation.Sessions;
using PaintSound.Simulation.Sounds;

namespace PaintSound.Simulation.Tests;

public class ContactMicrophoneTests
{
    private const int Rate = ISoundSource.SampleRate;

    [Fact]
    public void Any_part_sounds_as_it_does_in_the_whole()
    {
        var sitting = new Painter(5).CreateSession(40);
        var whole = Whole(sitting);
        var microphone = new ContactMicrophone(sitting);
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
    public void Sound_rises_when_a_stroke_begins(int seed)
    {
        var sitting = new Painter(seed).CreateSession(75);
        var sound = Whole(sitting);
        var rises = sitting.Strokes.Select(stroke =>
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
    public void Loudness_follows_the_strokes(int seed)
    {
        var sitting = new Painter(seed).CreateSession(75);
        var sound = Whole(sitting);
        const int Frame = 320;
        var painting = new double[sound.Length / Frame];
        var level = new double[painting.Length];
        for (var i = 0; i < painting.Length; i++)
        {
            var seconds = i * Frame / (double)Rate;
            painting[i] = sitting.Strokes.Any(stroke => seconds >= stroke.Start && seconds < stroke.End) ? 1 : 0;
            level[i] = LevelDb(sound.AsSpan(i * Frame, Frame));
        }

        var correlation = Measure.Correlation(painting, level);
        Assert.True(correlation > .75, $"Correlation {correlation:F2}.");
    }

    [Fact]
    public void Levels_stay_in_their_ranges()
    {
        var sitting = new Painter(2).CreateSession(75);
        var sound = Whole(sitting);
        Assert.All(sound, sample => Assert.InRange(sample, -.98f, .98f));
        var pause = sitting.Passages.Last(passage => passage.Style == PaintingStyle.Pause);
        Assert.InRange(LevelDb(Between(sound, pause.Start + .5, pause.End)), -64, -54);
        Assert.All(sitting.Strokes, stroke => Assert.InRange(LevelDb(Between(sound, stroke.Start, stroke.End)), -46, -8));
    }

    [Fact]
    public void Tools_differ_in_their_sound()
    {
        var sitting = new Painter(3).CreateSession(75);
        var sound = Whole(sitting);
        double Centroid(PaintingStyle manner) => sitting.Passages.Where(passage => passage.Style == manner)
            .Select(passage => Measure.Centroid(Between(sound, passage.Start + 1, passage.End), Rate)).Last();
        Assert.True(Centroid(PaintingStyle.Pause) < 400);
        Assert.True(Centroid(PaintingStyle.Wash) < 1200);
        Assert.True(Centroid(PaintingStyle.Scrapes) > 1.5 * Centroid(PaintingStyle.Wash));
        Assert.True(Centroid(PaintingStyle.Lines) > 2 * Centroid(PaintingStyle.Wash));
    }

    private static float[] Whole(PaintingSession sitting)
    {
        var microphone = new ContactMicrophone(sitting);
        var sound = new float[microphone.Length];
        microphone.Record(0, sound);
        return sound;
    }

    private static ReadOnlySpan<float> Between(float[] sound, double from, double to) =>
        sound.AsSpan((int)(from * Rate), (int)((to - from) * Rate));

    private static double LevelDb(ReadOnlySpan<float> sound) => Measure.LevelDb(sound);
}
