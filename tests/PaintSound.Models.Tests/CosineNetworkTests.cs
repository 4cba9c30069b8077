using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Models.Manifests;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class CosineNetworkTests : IDisposable
{
    private const int Half = SmallNetworks.Half;
    private readonly NetworkFolder _folder = NetworkFolder.Cosine();
    private readonly ICorrespondenceNetwork _network;

    public CosineNetworkTests() => _network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Halves_are_the_normalised_embeddings()
    {
        Assert.Equal(Half, _network.HalfSize);
        AssertClose(Normalise(SmallNetworks.ImageWeights[0]), EmbedImage(255));
        AssertClose(Normalise(SmallNetworks.SoundWeights), EmbedSound(2));
    }

    [Fact]
    public void Normalises_very_large_and_very_small_embeddings()
    {
        AssertClose(Normalise(SmallNetworks.SoundWeights), EmbedSound(1e25f));
        AssertClose(Normalise(SmallNetworks.SoundWeights), EmbedSound(1e-20f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_embedding_without_direction_is_neither_close_nor_far(float mel)
    {
        var half = EmbedSound(mel);
        Assert.Equal(new float[Half], half);
        Assert.Equal([0.5f], Score(EmbedImage(255), half));
    }

    [Fact]
    public void The_same_direction_scores_0_and_the_opposite_1()
    {
        float[] half = [0.5f, 0.5f, 0.5f, 0.5f];
        Assert.Equal([0f, 1f, 0.5f], Score(half, [.. half, -0.5f, -0.5f, -0.5f, -0.5f, 0.5f, -0.5f, 0.5f, -0.5f]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void With_a_scale_the_score_is_one_minus_a_sigmoid(float cosine)
    {
        _folder.Edit(manifest => (manifest["scale"], manifest["bias"]) = (4.5, -1.5));
        using var network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());
        var scores = new float[1];
        network.Score([1, 0, 0, 0], [cosine, MathF.Sqrt(1 - (cosine * cosine)), 0, 0], scores);
        Assert.Equal(1 - (1 / (1 + Math.Exp(-((4.5 * cosine) - 1.5)))), scores[0], 1e-6);
    }

    [Fact]
    public void With_the_scale_of_CLIP_close_pairs_keep_different_scores()
    {
        var settings = new CosineSettings(Scale: 100, Bias: 0);
        var scores = Enumerable.Range(0, 100).Select(i => settings.ToCorrespondence(i / 100f)).ToArray();
        Assert.Equal(100, scores.Distinct().Count());
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Property(MaxTest = 50)]
    public void Score_is_between_0_and_1_and_does_not_depend_on_other_sounds(int seed, PositiveInt count)
    {
        var random = new Random(seed);
        var image = Normalise(CreateValues(random, Half));
        var sounds = Enumerable.Range(0, count.Get * 30).Select(_ => Normalise(CreateValues(random, Half))).ToArray();
        var scores = Score(image, [.. sounds.SelectMany(sound => sound)]);
        Assert.All(scores, score => Assert.InRange(score, 0f, 1f));
        Assert.Equal(sounds.Select(sound => Score(image, sound)[0]), scores);
    }

    [Fact]
    public void Scores_many_pictures_like_many_sounds() => CorrespondenceContract.AssertPicturesScoreLikeSounds(_network);

    [Fact]
    public void Allocates_nothing_after_the_first_run() => Assert.Equal(0, CorrespondenceContract.MeasureAllocation(_network));

    [Fact]
    public void Rejects_wrong_lengths() => CorrespondenceContract.AssertRejectsWrongLengths(_network);

    [Fact]
    public void Rejects_files_of_a_head()
    {
        _folder.Replace("image", SmallNetworks.Image());
        var message = Assert.Throws<ModelException>(() => CorrespondenceNetwork.Open(_folder.Path, new SessionFactory())).Message;
        Assert.Contains("has no output \"embedding\" (it has half)", message);
    }

    private float[] EmbedImage(byte red)
    {
        var (rgb, half) = (new byte[224 * 224 * 3], new float[Half]);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            rgb[i] = red;
        }

        _network.ComputeImageHalf(rgb, half);
        return half;
    }

    private float[] EmbedSound(float level)
    {
        var (mel, half) = (new float[100 * 320], new float[Half]);
        Array.Fill(mel, level);
        _network.ComputeSoundHalf(mel, half);
        return half;
    }

    private float[] Score(float[] image, float[] sounds)
    {
        var scores = new float[sounds.Length / Half];
        _network.Score(image, sounds, scores);
        return scores;
    }

    private static float[] Normalise(float[] values)
    {
        var length = Math.Sqrt(values.Sum(value => (double)value * value));
        return Array.ConvertAll(values, value => (float)(value / length));
    }

    private static float[] CreateValues(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private static void AssertClose(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
}
