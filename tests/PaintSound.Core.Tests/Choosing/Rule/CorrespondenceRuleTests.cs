using FsCheck.Xunit;
using PaintSound.Core.Choosing.Rule;

namespace PaintSound.Core.Tests.Choosing.Rule;

public class CorrespondenceRuleTests
{
    private static readonly PictureQualities Middle = new(45, 18, 0.74f, 12.9f);

    // Nine excerpts in the middle of all qualities, and one at each end of each quality.
    private static readonly MusicQualities Ordinary = new(500, -20, 50, 15);
    private static readonly MusicQualities[] Excerpts =
    [
        .. Enumerable.Range(0, 9).Select(i => new MusicQualities(460 + (10 * i), -24 + i, 46 + i, 11 + i)),
        Ordinary with { CentroidHz = 4000 }, Ordinary with { CentroidHz = 100 },
        Ordinary with { LevelDb = -6 }, Ordinary with { LevelDb = -45 },
        Ordinary with { Activity = 200 }, Ordinary with { Activity = 5 },
        Ordinary with { DynamicsDb = 40 }, Ordinary with { DynamicsDb = 2 },
    ];

    [Theory]
    [InlineData(95, 18, 0.74, 12.9, 9)]     // light: high
    [InlineData(3, 18, 0.74, 12.9, 10)]
    [InlineData(45, 110, 0.74, 12.9, 11)]   // colourful: loud
    [InlineData(45, 0.2, 0.74, 12.9, 12)]
    [InlineData(45, 18, 3, 12.9, 13)]       // detailed: active
    [InlineData(45, 18, -2.9, 12.9, 14)]
    [InlineData(45, 18, 0.74, 40, 15)]      // contrasting: dynamic
    [InlineData(45, 18, 0.74, 0.2, 16)]
    public void Each_quality_of_a_picture_finds_its_quality_of_music(float lightness, float colour, float texture, float contrast, int expected)
    {
        var correspondence = new float[Excerpts.Length];
        new CorrespondenceRule(Excerpts).CompareWithExcerpts(new PictureQualities(lightness, colour, texture, contrast), correspondence);
        Assert.Equal(expected, Array.IndexOf(correspondence, correspondence.Min()));
    }

    [Fact]
    public void Music_finds_the_picture_that_finds_it()
    {
        var correspondence = new float[3];
        new CorrespondenceRule(Excerpts).CompareWithPictures(Excerpts[9], [Middle, Middle with { Lightness = 95 }, Middle with { Lightness = 3 }], correspondence);
        Assert.Equal(1, Array.IndexOf(correspondence, correspondence.Min()));
        Assert.Equal(2, Array.IndexOf(correspondence, correspondence.Max()));
    }

    [Property]
    public bool Correspondences_are_between_0_and_1(float[] values)
    {
        MusicQualities[] excerpts = [.. values.Where(float.IsFinite).Chunk(4).Where(four => four.Length == 4).Select(four => new MusicQualities(four[0], four[1], four[2], four[3]))];
        var correspondence = new float[excerpts.Length];
        new CorrespondenceRule(excerpts).CompareWithExcerpts(Middle, correspondence);
        return correspondence.All(value => value is >= 0 and <= 1);
    }

    [Fact]
    public void A_library_of_one_excerpt_is_in_the_middle()
    {
        var correspondence = new float[1];
        new CorrespondenceRule([Ordinary]).CompareWithExcerpts(Middle, correspondence);
        Assert.InRange(correspondence[0], 0, 0.1);
    }
}
