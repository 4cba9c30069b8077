using FsCheck.Xunit;
using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class PopularityTests
{
    // Excerpt 0 fits every picture, excerpt 1 only this one, excerpt 2 none.
    private static readonly Popularity Three = Popularity.Of([[-3, 2, 3], [-3, 4, 3]]);
    private static readonly float[] Correspondence = [0.1f, 0.15f, 0.9f];

    [Fact]
    public void Taking_popularity_off_prefers_the_excerpt_that_fits_this_picture_only()
    {
        var (nothing, half) = (new float[3], new float[3]);
        Three.TakeOff(Correspondence, 0, nothing);
        Three.TakeOff(Correspondence, 0.5, half);

        Assert.True(nothing[0] < nothing[1]);
        Assert.True(half[1] < half[0] && half[1] < half[2]);
        Assert.Equal(nothing[0] + 1.5f, half[0], 1e-5f);
    }

    [Fact]
    public void Standardised_distances_are_deviations_from_the_usual_fit()
    {
        var distance = new float[3];
        Three.Standardise(Correspondence, distance);
        Assert.Equal(Popularity.ToLogOdds(0.15f) - 3, distance[1], 1e-5f);   // mean 3, standard deviation 1
    }

    [Theory]
    [InlineData(0.5f, 0)]
    [InlineData(0f, -16.1)]
    [InlineData(1f, 16.1)]
    public void Log_odds_are_finite(float correspondence, double logOdds) => Assert.Equal(logOdds, Popularity.ToLogOdds(correspondence), 0.1);

    [Property]
    public bool Without_reference_pictures_the_order_is_that_of_the_correspondence(byte one, byte other)
    {
        var distance = new float[2];
        Popularity.None(2).TakeOff([one / 256f, other / 256f], 0.5, distance);
        return Math.Sign(one.CompareTo(other)) == distance[0].CompareTo(distance[1]);
    }
}
