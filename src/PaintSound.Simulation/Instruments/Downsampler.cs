using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Instruments;

/// <summary>A tape as a source delivers it: both sides together, at half of its rate.</summary>
internal static class Downsampler
{
    /// <summary>Taps on each side of the middle; from 8.8 kHz on what would be mirrored is 60 dB down.</summary>
    private const int Side = 39;

    /// <summary>A half-band low-pass (windowed sinc, Blackman): what lies above the new rate's range would be heard mirrored.</summary>
    private static readonly float[] Taps = [.. Enumerable.Range(-Side, (2 * Side) + 1).Select(Tap)];

    /// <summary>The samples at <see cref="ISoundSource.SampleRate"/>, which is half of <see cref="StereoBuffer.Rate"/>.</summary>
    public static float[] Mono(StereoBuffer tape)
    {
        var samples = new float[tape.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            var first = (2 * i) - Side;
            var sum = 0f;
            for (var k = Math.Max(0, -first); k < Taps.Length && first + k < tape.Length; k++)
            {
                sum += Taps[k] * (tape.Left[first + k] + tape.Right[first + k]);
            }

            samples[i] = sum / 2;
        }

        return samples;
    }

    private static float Tap(int n)
    {
        var window = .42 + (.5 * Math.Cos(Math.PI * n / (Side + 1))) + (.08 * Math.Cos(2 * Math.PI * n / (Side + 1)));
        return (float)(window * (n == 0 ? .5 : Math.Sin(Math.PI * n / 2) / (Math.PI * n)));
    }
}
