using PaintSound.Simulation.Music;

namespace PaintSound.Simulation.Tests;

public class ComposerTests(RenderedPieces pieces) : IClassFixture<RenderedPieces>
{
    [Fact]
    public void The_library_has_two_lists_and_about_nine_minutes()
    {
        Assert.Equal(24, Composer.Pieces.Select(piece => piece.Title).Distinct().Count());
        Assert.Equal(12, Composer.Pieces.Count(piece => piece.Collection == "composers"));
        Assert.Equal(12, Composer.Pieces.Count(piece => piece.Collection == "own"));
        Assert.All(Composer.Pieces, piece => Assert.InRange(piece.Seconds, 12, 30));
        Assert.InRange(Composer.Pieces.Sum(piece => piece.Seconds), 480, 560);
    }

    [Fact]
    public void Every_work_has_its_level_and_stays_below_the_peak()
    {
        Assert.All(Composer.Pieces, piece =>
        {
            var buffer = pieces[piece.Title];
            Assert.InRange(buffer.Left.Concat(buffer.Right).Max(MathF.Abs), .05f, .8913f);
            var level = (SoundMeasurements.LevelDb(buffer.Left) + SoundMeasurements.LevelDb(buffer.Right)) / 2;
            Assert.InRange(level, piece.LevelDb - 2.5, piece.LevelDb + 1);
        });
    }

    [Fact]
    public void Works_start_and_end_without_a_click()
    {
        Assert.All(Composer.Pieces, piece =>
        {
            var buffer = pieces[piece.Title];
            Assert.InRange(MathF.Abs(buffer.Left[0]), 0, .01f);
            Assert.InRange(MathF.Abs(buffer.Left[^1]), 0, .001f);
            Assert.InRange(MathF.Abs(buffer.Right[^1]), 0, .001f);
        });
    }

    [Theory]
    [InlineData("Low Bells, Slow")]
    [InlineData("Drone over Dark Water")]
    [InlineData("Chorale, Warm and Major")]
    [InlineData("Long Tone, Hum")]
    [InlineData("Open Fifths, Still")]
    [InlineData("Lullaby, High and Soft")]
    public void Quiet_sustained_works_have_no_steps(string title)
    {
        var left = pieces[title].Left;
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
    public void High_works_have_a_higher_centroid_than_low_ones(string high, string low, double times) =>
        Assert.True(
            pieces.Centroid(high) > times * pieces.Centroid(low),
            $"{pieces.Centroid(high):F0} Hz against {pieces.Centroid(low):F0} Hz.");

    [Theory]
    [InlineData("Toccata in Sparks", "Pizzicato Walk", 1.8)]
    [InlineData("Pizzicato Walk", "Low Bells, Slow", 1.8)]
    [InlineData("Clockwork, Bright", "Broken Music Box", 3)]
    [InlineData("Storm Drums, Loud", "Chorale, Warm and Major", 4)]
    public void Dense_works_have_more_onsets_than_sparse_ones(string dense, string sparse, double times) =>
        Assert.True(
            pieces.OnsetRate(dense) > times * pieces.OnsetRate(sparse),
            $"{pieces.OnsetRate(dense):F1} against {pieces.OnsetRate(sparse):F1} per second.");

    [Theory]
    [InlineData("Drone over Dark Water")]
    [InlineData("Chorale, Warm and Major")]
    [InlineData("Long Tone, Hum")]
    [InlineData("Open Fifths, Still")]
    [InlineData("Cluster for Bowed Metal")]
    public void Sustained_works_have_few_onsets(string title) => Assert.InRange(pieces.OnsetRate(title), 0, 1);

    [Theory]
    [InlineData("Grey Noise, Breathing", "Chorale, Warm and Major", 20)]
    [InlineData("Scraped Strings", "Lament, Descending", 20)]
    [InlineData("March of Small Drums", "Open Fifths, Still", 5)]
    public void Noise_has_a_flatter_spectrum_than_tones(string noise, string tones, double times) =>
        Assert.True(
            pieces.Flatness(noise) > times * pieces.Flatness(tones),
            $"{pieces.Flatness(noise):G3} against {pieces.Flatness(tones):G3}.");

    [Fact]
    public void Another_seed_plays_other_notes()
    {
        var piece = Composer.Pieces[0];
        Assert.Equal(pieces[piece.Title].Left, new Composer(1).Play(piece).Left);
        Assert.NotEqual(pieces[piece.Title].Left, new Composer(2).Play(piece).Left);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4711)]
    public void Every_voice_creates_notes(int seed) => Assert.All(Composer.Pieces, piece =>
        Assert.All(piece.Voices, voice => Assert.NotEmpty(voice.CreateNotes(piece.Seconds, piece.Root, new SeededRandom((ulong)seed)))));
}
