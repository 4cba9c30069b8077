using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

public class GateTests
{
    [Theory]
    [InlineData(3000, 0.01, 30)]
    [InlineData(3001, 0.01, 31)]
    [InlineData(300, 0.01, 15)]
    [InlineData(20, 0.01, 15)]
    [InlineData(20, 1.0, 20)]
    [InlineData(7, 0.01, 7)]
    public void The_fraction_is_rounded_up_and_at_least_15_pass(int count, double fraction, int passing)
    {
        Assert.Equal(passing, Gate.CountPassing(count, fraction));
        Assert.Equal(passing, new GateThenSound().Rank(ChoosingSamples.Random(count, seed: 1), [.. Enumerable.Range(0, count)], fraction, top: 5).Passed);
    }

    [Theory]
    [InlineData(10, 0.05)]
    [InlineData(9_000, 0.05)]
    [InlineData(18_000, 0.025)]
    [InlineData(45_000, 0.01)]
    [InlineData(1_000_000, 0.01)]
    public void The_default_passes_five_percent_of_up_to_ten_hours_and_less_of_more(int count, double fraction) =>
        Assert.Equal(fraction, Gate.DefaultFraction(count));

    [Fact]
    public void Says_how_many_excerpts_pass()
    {
        Assert.Equal("The gate (0.05) passes 15 of 46 excerpts.", Gate.Describe(46, fraction: null));
        Assert.Equal("The gate (0.2) passes 200 of 1000 excerpts.", Gate.Describe(1000, 0.2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Rejects_a_fraction_outside_of_0_to_1(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Gate.CountPassing(1, fraction));

    [Property]
    public Property No_rejected_excerpt_is_closer_than_a_passed_one(PositiveInt seed, byte size, byte percent)
    {
        var count = size + 1;
        var distance = ChoosingSamples.Random(count, seed.Get).Correspondence;
        var passed = new int[Gate.CountPassing(count, ((percent % 100) + 1) / 100.0)];
        LowestDistances.Find(distance, [.. Enumerable.Range(0, count)], passed);
        var worstPassed = passed.Max(i => distance[i]);
        return Enumerable.Range(0, count).Except(passed).All(i => distance[i] >= worstPassed).ToProperty();
    }
}
