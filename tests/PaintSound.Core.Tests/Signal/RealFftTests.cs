using FsCheck.Xunit;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Tests.Signal;

public class RealFftTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(64)]
    [InlineData(512)]
    public void Agrees_with_the_definition(int length)
    {
        var fft = new RealFft(length);
        var random = new Random(length);
        var sound = Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var power = new float[fft.Bins];

        fft.ComputePower(sound, power);

        for (var k = 0; k < fft.Bins; k++)
        {
            var sum = System.Numerics.Complex.Zero;
            for (var n = 0; n < length; n++)
            {
                sum += sound[n] * System.Numerics.Complex.FromPolarCoordinates(1, -2 * Math.PI * k * n / length);
            }

            Assert.Equal(sum.Magnitude * sum.Magnitude, power[k], 1e-4 * length);
        }
    }

    [Property]
    public bool Keeps_the_energy_for_any_number_of_samples(int seed, ushort count)
    {
        var fft = new RealFft(1024);
        var random = new Random(seed);
        var sound = Enumerable.Range(0, count % 1025).Select(_ => random.NextSingle() * 2 - 1).ToArray();
        var power = new float[fft.Bins];
        fft.ComputePower(sound, power);

        // Parseval's theorem; the bins between the first and the last count twice.
        var inSpectrum = (2.0 * power.Sum(p => (double)p) - power[0] - power[^1]) / fft.Length;
        var inTime = sound.Sum(x => (double)x * x);
        return Math.Abs(inSpectrum - inTime) <= 1e-4 * Math.Max(1, inTime);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(1000)]
    public void Rejects_a_length_that_is_not_a_power_of_two_or_is_below_4(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RealFft(length));
}
