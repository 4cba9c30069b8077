using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class CorrespondenceNetworkTests : IDisposable
{
    private const int Half = SmallNetworks.Half;
    private const float MeanTolerance = 1e-3f; // a float32 mean of 50176 pixels
    private readonly NetworkFolder _folder = NetworkFolder.Correspondence();
    private readonly ICorrespondenceNetwork _network;

    public CorrespondenceNetworkTests() => _network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Image_half_is_computed_from_red_green_and_blue_planes_between_0_and_1()
    {
        var (weights, half) = (SmallNetworks.ImageWeights, new float[Half]);
        _network.ImageHalf(Plain(255, 51, 102), half);
        for (var h = 0; h < Half; h++)
        {
            var expected = weights[0][h] + weights[1][h] * 0.2f + weights[2][h] * 0.4f;
            Assert.Equal(expected, half[h], MeanTolerance);
        }
    }

    [Fact]
    public void Image_half_uses_the_manifests_mean_and_deviation()
    {
        _folder.Edit(manifest => (manifest["image"]!["mean"]![1], manifest["image"]!["std"]![1]) = (0.2, 0.5));
        using var network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());
        var half = new float[Half];
        network.ImageHalf(Plain(0, 255, 0), half);
        for (var h = 0; h < Half; h++)
        {
            Assert.Equal(SmallNetworks.ImageWeights[1][h] * 1.6f, half[h], MeanTolerance);
        }
    }

    [Fact]
    public void Sound_half_follows_the_mel()
    {
        var (mel, half) = (new float[100 * 320], new float[Half]);
        Array.Fill(mel, -3f);
        _network.SoundHalf(mel, half);
        for (var h = 0; h < Half; h++)
        {
            Assert.Equal(-3 * SmallNetworks.SoundWeights[h], half[h], 1e-4f);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(1300)]
    public void Score_gives_every_sound_its_own_correspondence(int sounds)
    {
        var random = new Random(sounds);
        var (image, halves, scores) = (Values(random, Half), Values(random, sounds * Half), new float[sounds]);
        _network.Score(image, halves, scores);
        for (var sound = 0; sound < sounds; sound++)
        {
            double logit = 0;
            for (var h = 0; h < Half; h++)
            {
                logit += SmallNetworks.JoinWeights[h] * Math.Max(0, image[h] + halves[sound * Half + h]);
            }

            Assert.Equal(1 / (1 + Math.Exp(-logit)), scores[sound], 1e-5);
        }
    }

    [Property(MaxTest = 50)]
    public void Score_lies_between_0_and_1_whatever_the_halves(int seed, PositiveInt scale)
    {
        var random = new Random(seed);
        var (image, halves, scores) = (Values(random, Half, scale.Get), Values(random, 40 * Half, scale.Get), new float[40]);
        _network.Score(image, halves, scores);
        Assert.All(scores, score => Assert.InRange(score, 0f, 1f));
    }

    [Property(MaxTest = 30)]
    public void Score_does_not_depend_on_the_order_of_the_sounds(int seed, PositiveInt count)
    {
        var random = new Random(seed);
        var sounds = count.Get * 40;
        var (image, halves) = (Values(random, Half), Values(random, sounds * Half));
        var order = Enumerable.Range(0, sounds).ToArray();
        random.Shuffle(order);
        var shuffled = order.SelectMany(sound => halves[(sound * Half)..((sound + 1) * Half)]).ToArray();
        var (straight, mixed) = (new float[sounds], new float[sounds]);
        _network.Score(image, halves, straight);
        _network.Score(image, shuffled, mixed);
        Assert.Equal(order.Select(sound => straight[sound]), mixed);
    }

    [Fact]
    public void Pictures_that_meet_one_sound_are_scored_like_sounds_that_meet_one_picture() => CorrespondenceContract.ScoresPicturesAsSounds(_network);

    [Fact]
    public void A_join_that_does_not_simply_add_its_halves_scores_pictures_too()
    {
        _folder.Replace("join", SmallNetworks.Join(pictureCounts: 2));
        using var network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());
        CorrespondenceContract.ScoresPicturesAsSounds(network);
    }

    [Fact]
    public void Nothing_is_allocated_once_it_runs() => Assert.Equal(0, CorrespondenceContract.AllocatedBy(_network));

    [Fact]
    public void Wrong_lengths_are_refused() => CorrespondenceContract.RefusesWrongLengths(_network);

    [Fact]
    public void A_closed_network_says_so()
    {
        _network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _network.SoundHalf(new float[100 * 320], new float[Half]));
    }

    private static byte[] Plain(byte red, byte green, byte blue)
    {
        var rgb = new byte[224 * 224 * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (red, green, blue);
        }

        return rgb;
    }

    private static float[] Values(Random random, int count, float scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => ((float)random.NextDouble() * 4 - 2) * scale)];
}
