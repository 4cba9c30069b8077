using PaintSound.Core.Signal;
using PaintSound.Core.Sources;

namespace PaintSound.Core.Tests.Signal;

public class MeanBrightnessTests
{
    private static readonly MelSettings Settings = new();

    [Theory]
    [InlineData(250, 1 / 6.0)]
    [InlineData(1000, 3 / 6.0)]
    [InlineData(4000, 5 / 6.0)]
    public void A_tone_has_the_brightness_of_its_octave(double hz, double brightness) =>
        Assert.Equal(brightness, new MeanBrightness(Settings).Measure(Mel(i => 0.3 * Math.Sin(2 * Math.PI * hz * i / ISoundSource.SampleRate))), 0.03);

    [Fact]
    public void Silence_is_in_the_middle() => Assert.Equal(0.5f, new MeanBrightness(Settings).Measure(Mel(_ => 0)));

    [Fact]
    public void A_loud_moment_counts_more_than_a_soft_one()
    {
        var mostlyDark = Mel(i => i < ISoundSource.SampleRate / 2 ? 0.5 * Math.Sin(i * 1.6) : 0.005 * Math.Sin(i * 0.1));
        Assert.InRange(new MeanBrightness(Settings).Measure(mostlyDark), 0.7f, 1);
    }

    private static float[] Mel(Func<int, double> sample)
    {
        var mel = new StreamingLogMel(Settings);
        mel.Push([.. Enumerable.Range(0, 4 * ISoundSource.SampleRate).Select(i => (float)sample(i))]);
        var picture = new float[Settings.Bands * Settings.Columns];
        mel.CopyTo(picture);
        return picture;
    }
}
