using PaintSound.Core.Music;

namespace PaintSound.Core.Tests.Signal;

public class SoundVariationTests
{
    [Fact]
    public void Silence_does_not_change() => Assert.Equal(0, Measure(_ => 0), 1e-6f);

    [Theory]
    [InlineData(50)]
    [InlineData(440)]
    public void Hum_does_not_change(double hz) =>
        Assert.InRange(Measure(t => Enumerable.Range(1, 8).Sum(k => 0.05 / k * Math.Sin(2 * Math.PI * hz * k * t))), 0, 0.7f * SoundVariation.SteadyDb);

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.3)]
    public void Noise_does_not_change(double level)
    {
        var random = new Random(2);
        Assert.InRange(Measure(_ => level * (random.NextDouble() - 0.5)), 0, SoundVariation.SteadyDb);
    }

    [Fact]
    public void Notes_change() => Assert.True(Measure(t => 0.3 * Math.Exp(-4 * (t % 0.5)) * Math.Sin(2 * Math.PI * (t % 1 < 0.5 ? 330 : 440) * t)) > 2 * SoundVariation.MovingDb);

    /// <summary>Equal notes that lie alike in every part of the sound: eighths at 120 beats a minute fill each 250 ms with one note.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void Equal_notes_change_at_any_rate(int notesPerSecond) =>
        Assert.True(Measure(t => 0.3 * Math.Exp(-12 * (t % (1.0 / notesPerSecond))) * Math.Sin(2 * Math.PI * 440 * t)) > SoundVariation.MovingDb);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void A_tremolo_changes(int turnsPerSecond) =>
        Assert.True(Measure(t => 0.2 * (1 + (0.5 * Math.Sin(2 * Math.PI * turnsPerSecond * t))) * Math.Sin(2 * Math.PI * 440 * t)) > SoundVariation.MovingDb);

    [Fact]
    public void A_slow_swell_changes() => Assert.True(Measure(t => 0.05 * t * Math.Sin(2 * Math.PI * 220 * t)) > SoundVariation.MovingDb);

    private static float Measure(Func<double, double> sample) => new SoundVariation(MelSamples.Settings).MeasureDb(MelSamples.Of(sample));
}
