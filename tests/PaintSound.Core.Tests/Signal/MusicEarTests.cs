using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

public class MusicEarTests
{
    private static readonly MelSettings Mel = new();

    [Fact]
    public void Before_anything_is_heard_it_is_silent()
    {
        var moment = new MusicEar(Mel).Moment;
        Assert.Equal(MusicMoment.Silence, moment);
    }

    [Fact]
    public void A_second_of_tone_in_three_of_silence_sounds_for_a_quarter()
    {
        var ear = new MusicEar(Mel);
        ear.Hear(Tone(1, 0.5f));
        ear.Hear(new float[3 * ISoundSource.SampleRate]);
        Assert.Equal(0.25, ear.Moment.SoundingShare, 0.01);
        Assert.Equal(-9.03 - 6.02, ear.Moment.LevelDb, 0.1);   // an eighth, over four times its length
    }

    [Fact]
    public void What_lies_more_than_four_seconds_back_is_forgotten()
    {
        var ear = new MusicEar(Mel);
        ear.Hear(Tone(6, 0.5f));
        Assert.Equal(1, ear.Moment.SoundingShare);
        ear.Hear(new float[(4 * ISoundSource.SampleRate) + Mel.Hop]);
        Assert.Equal(MusicMoment.Silence, ear.Moment);
    }

    [Fact]
    public void What_is_no_number_counts_as_silence()
    {
        var ear = new MusicEar(Mel);
        ear.Hear([.. Enumerable.Repeat(float.NaN, ISoundSource.SampleRate)]);
        Assert.Equal(MusicMoment.Silence, ear.Moment);
    }

    [Property(MaxTest = 20)]
    public bool Blocks_of_any_size_hear_the_same(PositiveInt seed)
    {
        var sound = Tone(5, 0.3f);
        var (whole, pieces) = (new MusicEar(Mel), new MusicEar(Mel));
        whole.Hear(sound);
        var random = new Random(seed.Get);
        for (var at = 0; at < sound.Length;)
        {
            var part = Math.Min(sound.Length - at, 1 + random.Next(3000));
            pieces.Hear(sound.AsSpan(at, part));
            at += part;
        }

        var (a, b) = (new float[Mel.Bands * Mel.Columns], new float[Mel.Bands * Mel.Columns]);
        whole.CopyMelTo(a);
        pieces.CopyMelTo(b);
        return whole.Moment == pieces.Moment && a.SequenceEqual(b);
    }

    [Fact]
    public void Hearing_allocates_nothing()
    {
        var (ear, block) = (new MusicEar(Mel), Tone(0.5, 0.5f));
        Assert.Equal(0, Allocation.OfSteady(() => ear.Hear(block)));
    }

    private static float[] Tone(double seconds, float peak) => [.. Enumerable.Range(0, (int)(seconds * ISoundSource.SampleRate))
        .Select(i => peak * MathF.Sin(2 * MathF.PI * 440 * i / ISoundSource.SampleRate))];
}
