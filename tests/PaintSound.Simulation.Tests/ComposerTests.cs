using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Tests;

public class ComposerTests(Concert concert) : IClassFixture<Concert>
{
    [Fact]
    public void The_library_is_two_lists_of_about_nine_minutes()
    {
        Assert.Equal(24, Composer.Compose.Select(piece => piece.Title).Distinct().Count());
        Assert.Equal(12, Composer.Compose.Count(piece => piece.Collection == "composers"));
        Assert.Equal(12, Composer.Compose.Count(piece => piece.Collection == "own"));
        Assert.All(Composer.Compose, piece => Assert.InRange(piece.Seconds, 12, 30));
        Assert.InRange(Composer.Compose.Sum(piece => piece.Seconds), 480, 560);
    }

    [Fact]
    public void Nothing_is_too_loud_and_every_work_has_its_own_loudness()
    {
        Assert.All(Composer.Compose, piece =>
        {
            var tape = concert[piece.Title];
            Assert.InRange(tape.Left.Concat(tape.Right).Max(MathF.Abs), .05f, .8913f);
            var level = (Measure.LevelDb(tape.Left) + Measure.LevelDb(tape.Right)) / 2;
            Assert.InRange(level, piece.LevelDb - 2.5, piece.LevelDb + 1);
        });
    }

    [Fact]
    public void Works_begin_and_end_in_silence_without_a_click()
    {
        Assert.All(Composer.Compose, piece =>
        {
            var tape = concert[piece.Title];
            Assert.InRange(MathF.Abs(tape.Left[0]), 0, .01f);
            Assert.InRange(MathF.Abs(tape.Left[^1]), 0, .001f);
            Assert.InRange(MathF.Abs(tape.Right[^1]), 0, .001f);
        });
    }

    [Theory]
    [InlineData("Low Bells, Slow")]
    [InlineData("Drone over Dark Water")]
    [InlineData("Chorale, Warm and Major")]
    [InlineData("Long Tone, Hum")]
    [InlineData("Open Fifths, Still")]
    [InlineData("Lullaby, High and Soft")]
    public void Quiet_held_works_move_without_steps(string title)
    {
        var left = concert[title].Left;
        var peak = left.Max(MathF.Abs);
        var step = Enumerable.Range(1, left.Length - 1).Max(i => MathF.Abs(left[i] - left[i - 1]));
        Assert.True(step < peak * .5, $"A step of {step:F3} at a peak of {peak:F3}.");
    }

    [Theory]
    [InlineData("Glass Rain", "Low Bells, Slow", 4)]
    [InlineData("Clockwork, Bright", "Drone over Dark Water", 4)]
    [InlineData("Swarm, High and Dense", "Tremolo, Dense and Dark", 4)]
    [InlineData("Scraped Strings", "Low Pulse", 8)]
    [InlineData("Lullaby, High and Soft", "Long Tone, Hum", 3)]
    public void High_works_lie_higher_than_low_ones(string high, string low, double times) =>
        Assert.True(
            concert.Centroid(high) > times * concert.Centroid(low),
            $"{concert.Centroid(high):F0} Hz against {concert.Centroid(low):F0} Hz.");

    [Theory]
    [InlineData("Toccata in Sparks", "Pizzicato Walk", 1.8)]
    [InlineData("Pizzicato Walk", "Low Bells, Slow", 1.8)]
    [InlineData("Clockwork, Bright", "Broken Music Box", 3)]
    [InlineData("Storm Drums, Loud", "Chorale, Warm and Major", 4)]
    public void Dense_works_have_more_onsets_than_sparse_ones(string dense, string sparse, double times) =>
        Assert.True(
            concert.OnsetRate(dense) > times * concert.OnsetRate(sparse),
            $"{concert.OnsetRate(dense):F1} against {concert.OnsetRate(sparse):F1} a second.");

    [Theory]
    [InlineData("Drone over Dark Water")]
    [InlineData("Chorale, Warm and Major")]
    [InlineData("Long Tone, Hum")]
    [InlineData("Open Fifths, Still")]
    [InlineData("Cluster for Bowed Metal")]
    public void Held_works_hardly_have_onsets(string title) => Assert.InRange(concert.OnsetRate(title), 0, 1);

    [Theory]
    [InlineData("Grey Noise, Breathing", "Chorale, Warm and Major", 20)]
    [InlineData("Scraped Strings", "Lament, Descending", 20)]
    [InlineData("March of Small Drums", "Open Fifths, Still", 5)]
    public void Noise_is_flatter_than_tones(string noise, string tones, double times) =>
        Assert.True(
            concert.Flatness(noise) > times * concert.Flatness(tones),
            $"{concert.Flatness(noise):G3} against {concert.Flatness(tones):G3}.");

    [Fact]
    public void Another_seed_plays_other_notes()
    {
        var piece = Composer.Compose[0];
        Assert.Equal(concert[piece.Title].Left, new Composer(1).Play(piece).Left);
        Assert.NotEqual(concert[piece.Title].Left, new Composer(2).Play(piece).Left);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4711)]
    public void Every_voice_has_pitches_and_plays(int seed) => Assert.All(Composer.Compose, piece =>
        Assert.All(piece.Voices, voice => Assert.NotEmpty(voice.Notes(piece.Seconds, piece.Root, new SeededRandom((ulong)seed)))));
}
