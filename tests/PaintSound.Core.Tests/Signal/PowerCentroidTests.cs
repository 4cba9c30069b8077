using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

public class PowerCentroidTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(250)]
    [InlineData(1000)]
    [InlineData(4000)]
    public void A_tone_has_its_own_frequency(double hz) =>
        Assert.InRange(Measure(i => 0.3 * Math.Sin(2 * Math.PI * hz * i / ISoundSource.SampleRate)), 0.9 * hz, 1.15 * hz);

    [Fact]
    public void Silence_is_in_the_middle() => Assert.Equal(PowerCentroid.SilenceHz, Measure(_ => 0));

    [Fact]
    public void A_loud_moment_counts_more_than_a_soft_one() =>
        Assert.InRange(Measure(i => i < ISoundSource.SampleRate / 2 ? 0.5 * Math.Sin(i * 1.6) : 0.005 * Math.Sin(i * 0.1)), 3500, 4500);

    [Fact]
    public void Bass_under_a_melody_makes_a_sound_darker() =>
        Assert.True(Measure(i => 0.1 * Math.Sin(i * 0.4)) > 2 * Measure(i => (0.1 * Math.Sin(i * 0.4)) + (0.3 * Math.Sin(i * 0.03))));

    private static float Measure(Func<int, double> sample) => new PowerCentroid(MelSamples.Settings)
        .MeasureHz(MelSamples.Of(seconds => sample((int)Math.Round(seconds * ISoundSource.SampleRate))));
}
