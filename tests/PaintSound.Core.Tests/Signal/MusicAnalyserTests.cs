using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Music;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

public class MusicAnalyserTests
{
    private static readonly MelSettings Mel = new();

    [Fact]
    public void The_summary_is_silence_before_the_first_sample() => Assert.Equal(MusicSummary.Silence, new MusicAnalyser(Mel).Summary);

    [Fact]
    public void One_second_of_tone_and_three_of_silence_give_a_sounding_share_of_a_quarter()
    {
        var analyser = new MusicAnalyser(Mel);
        analyser.Process(CreateTone(1, 0.5f));
        analyser.Process(new float[3 * ISoundSource.SampleRate]);
        Assert.Equal(0.25, analyser.Summary.SoundingShare, 0.01);
        Assert.Equal(-9.03 - 6.02, analyser.Summary.LevelDb, 0.1);   // a power of 1/8, averaged over four times its length
    }

    [Fact]
    public void Sound_that_is_older_than_4_seconds_does_not_count()
    {
        var analyser = new MusicAnalyser(Mel);
        analyser.Process(CreateTone(6, 0.5f));
        Assert.Equal(1, analyser.Summary.SoundingShare);
        analyser.Process(new float[(4 * ISoundSource.SampleRate) + Mel.Hop]);
        Assert.Equal(MusicSummary.Silence, analyser.Summary);
    }

    [Fact]
    public void NaN_counts_as_silence()
    {
        var analyser = new MusicAnalyser(Mel);
        analyser.Process([.. Enumerable.Repeat(float.NaN, ISoundSource.SampleRate)]);
        Assert.Equal(MusicSummary.Silence, analyser.Summary);
    }

    [Property(MaxTest = 20)]
    public bool The_block_size_does_not_matter(PositiveInt seed)
    {
        var sound = CreateTone(5, 0.3f);
        var (whole, parts) = (new MusicAnalyser(Mel), new MusicAnalyser(Mel));
        whole.Process(sound);
        var random = new Random(seed.Get);
        for (var at = 0; at < sound.Length;)
        {
            var part = Math.Min(sound.Length - at, 1 + random.Next(3000));
            parts.Process(sound.AsSpan(at, part));
            at += part;
        }

        var (a, b) = (new float[Mel.Bands * Mel.Columns], new float[Mel.Bands * Mel.Columns]);
        whole.CopyMelTo(a);
        parts.CopyMelTo(b);
        return whole.Summary == parts.Summary && a.SequenceEqual(b);
    }

    [Fact]
    public void Does_not_allocate()
    {
        var (analyser, block) = (new MusicAnalyser(Mel), CreateTone(0.5, 0.5f));
        Assert.Equal(0, Allocation.OfSteady(() => analyser.Process(block)));
    }

    private static float[] CreateTone(double seconds, float peak) => [.. Enumerable.Range(0, (int)(seconds * ISoundSource.SampleRate))
        .Select(i => peak * MathF.Sin(2 * MathF.PI * 440 * i / ISoundSource.SampleRate))];
}
