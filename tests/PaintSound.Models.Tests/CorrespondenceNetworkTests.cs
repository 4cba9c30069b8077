using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Models.Networks;
using PaintSound.Models.Sessions;

namespace PaintSound.Models.Tests;

public sealed class CorrespondenceNetworkTests : IDisposable
{
    private const int Half = SmallNetworks.Half;
    private const float MeanTolerance = 1e-3f; // rounding of a float32 mean of 50176 pixels
    private readonly NetworkFolder _folder = NetworkFolder.Correspondence();
    private readonly ICorrespondenceNetwork _network;

    public CorrespondenceNetworkTests() => _network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());

    public void Dispose()
    {
        _network.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Image_half_uses_red_green_and_blue_planes_between_0_and_1()
    {
        var (weights, half) = (SmallNetworks.ImageWeights, new float[Half]);
        _network.ComputeImageHalf(CreatePicture(255, 51, 102), half);
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
        network.ComputeImageHalf(CreatePicture(0, 255, 0), half);
        for (var h = 0; h < Half; h++)
        {
            Assert.Equal(SmallNetworks.ImageWeights[1][h] * 1.6f, half[h], MeanTolerance);
        }
    }

    [Fact]
    public void Sound_half_depends_on_the_mel()
    {
        var (mel, half) = (new float[100 * 320], new float[Half]);
        Array.Fill(mel, -3f);
        _network.ComputeSoundHalf(mel, half);
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
        var (image, halves, scores) = (CreateValues(random, Half), CreateValues(random, sounds * Half), new float[sounds]);
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
    public void Score_is_between_0_and_1_for_all_halves(int seed, PositiveInt scale)
    {
        var random = new Random(seed);
        var (image, halves, scores) = (CreateValues(random, Half, scale.Get), CreateValues(random, 40 * Half, scale.Get), new float[40]);
        _network.Score(image, halves, scores);
        Assert.All(scores, score => Assert.InRange(score, 0f, 1f));
    }

    [Property(MaxTest = 30)]
    public void Score_does_not_depend_on_the_order_of_the_sounds(int seed, PositiveInt count)
    {
        var random = new Random(seed);
        var sounds = count.Get * 40;
        var (image, halves) = (CreateValues(random, Half), CreateValues(random, sounds * Half));
        var order = Enumerable.Range(0, sounds).ToArray();
        random.Shuffle(order);
        var shuffled = order.SelectMany(sound => halves[(sound * Half)..((sound + 1) * Half)]).ToArray();
        var (ordered, mixed) = (new float[sounds], new float[sounds]);
        _network.Score(image, halves, ordered);
        _network.Score(image, shuffled, mixed);
        Assert.Equal(order.Select(sound => ordered[sound]), mixed);
    }

    [Fact]
    public void Scores_many_pictures_like_many_sounds() => CorrespondenceContract.AssertPicturesScoreLikeSounds(_network);

    [Fact]
    public void A_join_that_does_not_add_its_halves_scores_pictures_too()
    {
        _folder.Replace("join", SmallNetworks.Join(imageWeight: 2));
        using var network = CorrespondenceNetwork.Open(_folder.Path, new SessionFactory());
        CorrespondenceContract.AssertPicturesScoreLikeSounds(network);
    }

    [Fact]
    public void Allocates_nothing_after_the_first_run() => Assert.Equal(0, CorrespondenceContract.MeasureAllocation(_network));

    [Fact]
    public void Rejects_wrong_lengths() => CorrespondenceContract.AssertRejectsWrongLengths(_network);

    [Fact]
    public void A_disposed_network_throws()
    {
        _network.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _network.ComputeSoundHalf(new float[100 * 320], new float[Half]));
    }

    private static byte[] CreatePicture(byte red, byte green, byte blue)
    {
        var rgb = new byte[224 * 224 * 3];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (red, green, blue);
        }

        return rgb;
    }

    private static float[] CreateValues(Random random, int count, float scale = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => ((float)random.NextDouble() * 4 - 2) * scale)];
}
