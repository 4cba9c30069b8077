using PaintSound.Core.Brush.Placing;
using PaintSound.Core.Sources;
using PaintSound.Simulation.Plates;

namespace PaintSound.Simulation.Tests;

public class PlateTests
{
    private const int Rate = ISoundSource.SampleRate;
    private static readonly MicrophonePlace[] Places = [new(.1f, .1f), new(.9f, .12f), new(.12f, .9f), new(.9f, .88f)];

    [Theory]
    [InlineData(120, 0.2, 0.4, -64)]
    [InlineData(120, 0, 0.4, -64)]
    [InlineData(70, 0.2, 0.4, -64)]
    [InlineData(120, 0.2, 0.4, -50)]
    public void Four_microphones_find_the_brush(double speed, double dispersion, double reflection, double noiseDb)
    {
        var plate = new SimulatedPlate(speed, dispersion, reflection, noiseDb);
        var (random, locator, errors) = (new Random(5), new BrushLocator(Places), new double[16]);
        for (var touch = 0; touch < errors.Length; touch++)
        {
            var (x, y) = (.05 + (.9 * random.NextDouble()), .05 + (.9 * random.NextDouble()));
            var sound = new float[(int)((.1 + BrushLocator.DelaySeconds) * Rate)];
            for (var n = Rate / 10; n < sound.Length; n++)
            {
                sound[n] = (touch % 2 == 0 ? .3f * MathF.Exp(((Rate / 10) - n) / 64f) : .08f) * (random.NextSingle() - .5f);
            }

            locator.Process(plate.Render(sound, x, y, Places, touch));
            var found = locator.Locate();
            Assert.InRange(found.Confidence, 0.01f, 1);
            errors[touch] = Math.Sqrt(Math.Pow(found.X - x, 2) + Math.Pow(found.Y - y, 2));
        }

        Assert.InRange(errors.Order().ElementAt(errors.Length / 2), 0, 0.1);
    }

    [Fact]
    public void Without_sound_the_place_is_unknown()
    {
        var locator = new BrushLocator(Places);
        Assert.Equal(0, locator.Locate().Confidence);
        locator.Process(new float[4 * Rate]);
        Assert.Equal(0, locator.Locate().Confidence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Two_to_four_microphones_are_needed(int microphones) =>
        Assert.Throws<ArgumentException>(() => new BrushLocator(new MicrophonePlace[microphones]));
}
