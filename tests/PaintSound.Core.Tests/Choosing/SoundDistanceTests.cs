using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class SoundDistanceTests
{
    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(1, 0, 10)]
    [InlineData(0.5, 2.5, 5)]
    public void The_two_spaces_are_weighed(double follow, float toFirst, float toSecond)
    {
        var distances = new float[2];
        SoundDistance.Weighed([0, 0], [0], [3, 4, 0, 0], [0, 10], follow, distances);
        Assert.Equal([toFirst, toSecond], distances);
    }
}
