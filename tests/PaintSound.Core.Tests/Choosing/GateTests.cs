using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PaintSound.Core.Choosing.Strategies;

namespace PaintSound.Core.Tests.Choosing;

public class GateTests
{
    [Theory]
    [InlineData(300, 0.01, 3)]
    [InlineData(301, 0.01, 4)]
    [InlineData(20, 0.01, 1)]
    [InlineData(20, 1.0, 20)]
    public void The_fraction_is_rounded_up(int count, double fraction, int passing)
    {
        var scores = ChoosingSamples.Random(count, seed: 1);
        Assert.Equal(passing, Gate.Pass(scores.Correspondence, [.. Enumerable.Range(0, count)], fraction).Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Rejects_a_fraction_outside_of_0_to_1(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Gate.Pass([0.5f], [0], fraction));

    [Property]
    public Property No_rejected_excerpt_is_closer_than_a_passed_one(PositiveInt seed, byte size, byte percent)
    {
        var count = size + 1;
        var distance = ChoosingSamples.Random(count, seed.Get).Correspondence;
        var passed = Gate.Pass(distance, [.. Enumerable.Range(0, count)], (percent % 100 + 1) / 100.0);
        var worstPassed = passed.Max(i => distance[i]);
        return Enumerable.Range(0, count).Except(passed).All(i => distance[i] >= worstPassed).ToProperty();
    }
}
