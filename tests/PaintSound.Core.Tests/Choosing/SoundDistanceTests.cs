using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class SoundDistanceTests
{
    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 0, 10)]
    [InlineData(0.5, 2.5, 5)]
    public void Weighs_the_two_spaces(double follow, float toFirst, float toSecond)
    {
        var distances = new float[2];
        SoundDistance.ComputeWeighed([0, 0], [0], [3, 4, 0, 0], [0, 10], follow, distances);
        Assert.Equal([toFirst, toSecond], distances);
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 0, 3)]
    [InlineData(0.5, 1.5, 1.5)]
    public void Adds_the_difference_of_rate_and_centroid_by_follow(double follow, float byRate, float byCentroid)
    {
        var distances = new float[1];
        SoundDistance.AddRate(1, [2], follow, distances);   // an octave
        Assert.Equal(byRate, distances[0]);
        SoundDistance.AddCentroid(8, [11], follow, distances);   // three octaves
        Assert.Equal(byRate + byCentroid, distances[0]);
    }

    [Fact]
    public void The_paper_distance_is_Euclidean_and_scaled()
    {
        var distances = new float[2];
        SoundDistance.ComputePaper([1, 1], [4, 5, 1, 1], scale: 0.5f, distances);
        Assert.Equal([2.5f, 0], distances);
    }
}
