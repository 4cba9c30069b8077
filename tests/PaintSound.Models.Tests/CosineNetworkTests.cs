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
    public void Halves_are_the_towers_embeddings_at_length_1()
    {
        Assert.Equal(Half, _network.HalfSize);
        Agree(Unit(SmallNetworks.ImageWeights[0]), See(255));
        Agree(Unit(SmallNetworks.SoundWeights), Hear(2));
    }

    [Fact]
    public void However_large_an_embedding_is_its_length_is_1()
    {
        Agree(Unit(SmallNetworks.SoundWeights), Hear(1e25f));
        Agree(Unit(SmallNetworks.SoundWeights), Hear(1e-20f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void What_has_no_direction_is_neither_close_nor_far(float mel)
    {
        var half = Hear(mel);
        Assert.Equal(new float[Half], half);
        Assert.Equal([0.5f], Score(See(255), half));
    }

    [Fact]
    public void The_same_direction_is_0_the_opposite_1()
    {
        float[] half = [0.5f, 0.5f, 0.5f, 0.5f];
        Assert.Equal([0f, 1f, 0.5f], Score(half, [.. half, -0.5f, -0.5f, -0.5f, -0.5f, 0.5f, -0.5f, 0.5f, -0.5f]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void With_a_scale_it_is_one_minus_a_sigmoid(float cosine)
    {
        _folder.Edit(manifest => (manifest["scale"], manifest["bias"]) = (4.5, -1.5));
        using var network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());
        var scores = new float[1];
        network.Score([1, 0, 0, 0], [cosine, MathF.Sqrt(1 - (cosine * cosine)), 0, 0], scores);
        Assert.Equal(1 - (1 / (1 + Math.Exp(-((4.5 * cosine) - 1.5)))), scores[0], 1e-6);
    }

    [Fact]
    public void With_CLIPs_scale_close_pairs_do_not_become_equal()
    {
        var settings = new CosineSettings(Scale: 100, Bias: 0);
        var scores = Enumerable.Range(0, 100).Select(i => settings.Correspondence(i / 100f)).ToArray();
        Assert.Equal(100, scores.Distinct().Count());
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Property(MaxTest = 50)]
    public void Score_lies_between_0_and_1_and_does_not_depend_on_the_company(int seed, PositiveInt count)
    {
        var random = new Random(seed);
        var image = Unit(Values(random, Half));
        var sounds = Enumerable.Range(0, count.Get * 30).Select(_ => Unit(Values(random, Half))).ToArray();
        var scores = Score(image, [.. sounds.SelectMany(sound => sound)]);
        Assert.All(scores, score => Assert.InRange(score, 0f, 1f));
        Assert.Equal(sounds.Select(sound => Score(image, sound)[0]), scores);
    }

    [Fact]
    public void Pictures_that_meet_one_sound_are_scored_like_sounds_that_meet_one_picture() => CorrespondenceContract.ScoresPicturesAsSounds(_network);

    [Fact]
    public void Nothing_is_allocated_once_it_runs() => Assert.Equal(0, CorrespondenceContract.AllocatedBy(_network));

    [Fact]
    public void Wrong_lengths_are_refused() => CorrespondenceContract.RefusesWrongLengths(_network);

    [Fact]
    public void Files_of_a_head_are_refused()
    {
        _folder.Replace("image", SmallNetworks.Image());
        var message = Assert.Throws<ModelException>(() => CorrespondenceNetwork.Open(_folder.Path, new SessionFactory())).Message;
        Assert.Contains("has no output \"embedding\" (it has half)", message);
    }

    private float[] See(byte red)
    {
        var (rgb, half) = (new byte[224 * 224 * 3], new float[Half]);
        for (var i = 0; i < rgb.Length; i += 3)
        {
            rgb[i] = red;
        }

        _network.ImageHalf(rgb, half);
        return half;
    }

    private float[] Hear(float level)
    {
        var (mel, half) = (new float[100 * 320], new float[Half]);
        Array.Fill(mel, level);
        _network.SoundHalf(mel, half);
        return half;
    }

    private float[] Score(float[] image, float[] sounds)
    {
        var scores = new float[sounds.Length / Half];
        _network.Score(image, sounds, scores);
        return scores;
    }

    private static float[] Unit(float[] values)
    {
        var length = Math.Sqrt(values.Sum(value => (double)value * value));
        return Array.ConvertAll(values, value => (float)(value / length));
    }

    private static float[] Values(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    private static void Agree(float[] expected, float[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
}
