using FsCheck.Xunit;
using PaintSound.Core.Works;

namespace PaintSound.Core.Tests.Works;

public class LoudnessMatchTests
{
    [Theory]
    [InlineData(-23, 5)]
    [InlineData(-18, 0)]
    [InlineData(-14, -4)]
    [InlineData(-60, 12)]
    [InlineData(20, -24)]
    public void Brings_a_work_to_the_median(double loudness, double gain) =>
        Assert.Equal(gain, new LoudnessMatch([-30, null, -18, -14]).GetGainDb(loudness));

    [Theory]
    [InlineData(-4, -20, -20, -4)]
    [InlineData(-4, -20, -25, -1)]      // three fifths of 5 dB
    [InlineData(-4, -20, -15, -7)]
    [InlineData(0, -20, -70, 6)]
    public void An_excerpt_keeps_a_part_of_its_difference_from_the_work(double workGain, float workLevel, float level, double gain) =>
        Assert.Equal(gain, LoudnessMatch.GetExcerptGainDb(workGain, workLevel, level), 1e-5);

    [Fact]
    public void An_even_number_of_works_meets_in_the_middle() => Assert.Equal(1, new LoudnessMatch([-20, -18]).GetGainDb(-20));

    [Fact]
    public void Leaves_works_without_loudness_and_libraries_without_any()
    {
        Assert.Equal(0, new LoudnessMatch([-20]).GetGainDb(null));
        Assert.Equal(0, new LoudnessMatch([null, null]).GetGainDb(-20));
        Assert.Equal(0, new LoudnessMatch([]).GetGainDb(-20));
    }

    [Property]
    public bool All_works_near_the_median_get_the_same_loudness(int[] tenths)
    {
        double[] loudness = [.. tenths.Select(value => -20 + (value % 60 / 10.0))];
        var match = new LoudnessMatch(loudness.Select(value => (double?)value));
        return loudness.Length == 0 || loudness.Select(value => value + match.GetGainDb(value)).All(value => Math.Abs(value - loudness[0] - match.GetGainDb(loudness[0])) < 1e-9);
    }
}
