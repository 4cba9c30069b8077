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
    public void Before_anything_is_heard_it_is_silent()
    {
        var moment = new MusicAnalyser(Mel).Summary;
        Assert.Equal(MusicSummary.Silence, moment);
    }

    [Fact]
    public void A_second_of_tone_in_three_of_silence_sounds_for_a_quarter()
    {
        var ear = new MusicAnalyser(Mel);
        ear.Process(Tone(1, 0.5f));
        ear.Process(new float[3 * ISoundSource.SampleRate]);
        Assert.Equal(0.25, ear.Summary.SoundingShare, 0.01);
        Assert.Equal(-9.03 - 6.02, ear.Summary.LevelDb, 0.1);   // an eighth, over four times its length
    }

    [Fact]
    public void What_lies_more_than_four_seconds_back_is_forgotten()
    {
        var ear = new MusicAnalyser(Mel);
        ear.Process(Tone(6, 0.5f));
        Assert.Equal(1, ear.Summary.SoundingShare);
        ear.Process(new float[(4 * ISoundSource.SampleRate) + Mel.Hop]);
        Assert.Equal(MusicSummary.Silence, ear.Summary);
    }

    [Fact]
    public void What_is_no_number_counts_as_silence()
    {
        var ear = new MusicAnalyser(Mel);
        ear.Process([.. Enumerable.Repeat(float.NaN, ISoundSource.SampleRate)]);
        Assert.Equal(MusicSummary.Silence, ear.Summary);
    }

    [Property(MaxTest = 20)]
    public bool Blocks_of_any_size_hear_the_same(PositiveInt seed)
    {
        var sound = Tone(5, 0.3f);
        var (whole, pieces) = (new MusicAnalyser(Mel), new MusicAnalyser(Mel));
        whole.Process(sound);
        var random = new Random(seed.Get);
        for (var at = 0; at < sound.Length;)
        {
            var part = Math.Min(sound.Length - at, 1 + random.Next(3000));
            pieces.Process(sound.AsSpan(at, part));
            at += part;
        }

        var (a, b) = (new float[Mel.Bands * Mel.Columns], new float[Mel.Bands * Mel.Columns]);
        whole.CopyMelTo(a);
        pieces.CopyMelTo(b);
        return whole.Summary == pieces.Summary && a.SequenceEqual(b);
    }

    [Fact]
    public void Hearing_allocates_nothing()
    {
        var (ear, block) = (new MusicAnalyser(Mel), Tone(0.5, 0.5f));
        Assert.Equal(0, Allocation.OfSteady(() => ear.Process(block)));
    }

    private static float[] Tone(double seconds, float peak) => [.. Enumerable.Range(0, (int)(seconds * ISoundSource.SampleRate))
        .Select(i => peak * MathF.Sin(2 * MathF.PI * 440 * i / ISoundSource.SampleRate))];
}
