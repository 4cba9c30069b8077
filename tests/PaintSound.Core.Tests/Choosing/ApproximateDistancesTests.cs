using FsCheck.Xunit;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

public class ApproximateDistancesTests
{
    [Property(MaxTest = 500)]
    public void The_answers_are_those_of_the_distances(int seed)
    {
        var random = new Random(seed);
        var count = random.Next(1, 200);
        var maxError = random.NextSingle() * 0.2f;

        // Many are equal, some are no numbers.
        float[] values = [.. Enumerable.Range(0, count).Select(_ => random.Next(30) == 0 ? float.NaN : random.Next(20) / 10f)];
        float[] approximations = [.. values.Select(value => value + (maxError * 0.99f * ((2 * random.NextSingle()) - 1)))];
        var distances = new Distances(values);
        int[] excerpts = [.. Enumerable.Range(0, count).Where(_ => random.Next(4) > 0)];
        var lowest = new int[random.Next(excerpts.Length + 1)];
        var expected = new int[lowest.Length];
        distances.FindLowest(excerpts, expected);
        ApproximateDistances.FindLowest(approximations, maxError, excerpts, distances, lowest);
        Assert.Equal(expected, lowest);

        var limit = values[random.Next(count)];
        Assert.Equal(distances.CountBelow(excerpts, limit), ApproximateDistances.CountBelow(approximations, maxError, excerpts, distances, limit));
        Assert.Equal(distances.CountBelow(excerpts, limit), ApproximateDistances.CountBelow(excerpts, distances, limit));
    }

    [Fact]
    public void Only_what_is_in_doubt_is_computed()
    {
        float[] values = [.. Enumerable.Range(0, 1000).Select(i => i / 1000f)];
        int[] all = [.. Enumerable.Range(0, 1000)];
        var distances = new Distances(values);
        ApproximateDistances.FindLowest(values, 0.005f, all, distances, new int[10]);
        Assert.InRange(distances.Copied, 10, 21);
        distances = new Distances(values);
        Assert.Equal(100, ApproximateDistances.CountBelow(values, 0.005f, all, distances, 0.1f));
        Assert.InRange(distances.Copied, 1, 12);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Without_a_bound_everything_is_computed(float maxError)
    {
        float[] values = [3, 1, 2, 0];
        var lowest = new int[2];
        ApproximateDistances.FindLowest([0, 0, float.NaN, float.PositiveInfinity], maxError, [0, 1, 2, 3], new Distances(values), lowest);
        Assert.Equal([1, 3], lowest);
        Assert.Equal(3, ApproximateDistances.CountBelow([0, 0, float.NaN, float.PositiveInfinity], maxError, [0, 1, 2, 3], new Distances(values), 3));
    }
}
