using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

/// <summary>The lowest of so many distances that a sample narrows them down.</summary>
public sealed class LowestDistancesTests
{
    private const int Count = 200_003;

    private static readonly Random Random = new(5);

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(150_000)]
    [InlineData(Count)]
    public void Finds_the_lowest_of_many(int wanted) => Check(Create(_ => Random.NextSingle()), wanted);

    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(150_000)]
    public void Keeps_the_order_of_equal_distances(int wanted) => Check(Create(i => i % 3), wanted);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_misleading_sample_changes_nothing(bool isSampleLow) =>
        Check(Create(i => i % 64 == 0 == isSampleLow ? Random.NextSingle() : 2 + Random.NextSingle()), 10_000);

    [Fact]
    public void Ascending_and_descending_distances_are_found()
    {
        Check(Create(i => i), 2_000);
        Check(Create(i => -i), 2_000);
    }

    [Fact]
    public void What_is_no_number_counts_as_the_lowest() => Check(Create(i => i % 100 == 7 ? float.NaN : Random.NextSingle()), 2_500);

    private static float[] Create(Func<int, float> distance) => [.. Enumerable.Range(0, Count).Select(distance)];

    private static void Check(float[] distances, int wanted)
    {
        var positions = new int[wanted];

        LowestDistances.Find(distances, positions);

        Assert.Equal(Enumerable.Range(0, Count).OrderBy(i => distances[i]).Take(wanted).Order(), positions);
        Assert.Equal(positions.Max(i => LowestDistances.ToKey(distances[i])), LowestDistances.ToKey(LowestDistances.FindLast(distances, wanted)));
    }
}
