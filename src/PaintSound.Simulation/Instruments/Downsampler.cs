using PaintSound.Core.Sources;

namespace PaintSound.Simulation.Instruments;

/// <summary>Converts a stereo buffer to mono at half the sample rate, as a sound source delivers it.</summary>
internal static class Downsampler
{
    /// <summary>Taps on each side of the centre. Aliases of frequencies above 8.8 kHz are at least 60 dB down.</summary>
    private const int HalfLength = 39;

    /// <summary>A half-band low-pass (windowed sinc, Blackman) that prevents aliasing.</summary>
    private static readonly float[] Taps = [.. Enumerable.Range(-HalfLength, (2 * HalfLength) + 1).Select(CalculateTap)];

    /// <summary>Returns mono samples at <see cref="ISoundSource.SampleRate"/>, which is half of <see cref="StereoBuffer.Rate"/>.</summary>
    public static float[] ToMono(StereoBuffer buffer)
    {
        var samples = new float[buffer.Length / 2];
        for (var i = 0; i < samples.Length; i++)
        {
            var first = (2 * i) - HalfLength;
            var sum = 0f;
            for (var k = Math.Max(0, -first); k < Taps.Length && first + k < buffer.Length; k++)
            {
                sum += Taps[k] * (buffer.Left[first + k] + buffer.Right[first + k]);
            }

            samples[i] = sum / 2;
        }

        return samples;
    }

    private static float CalculateTap(int n)
    {
        var window = .42 + (.5 * Math.Cos(Math.PI * n / (HalfLength + 1))) + (.08 * Math.Cos(2 * Math.PI * n / (HalfLength + 1)));
        return (float)(window * (n == 0 ? .5 : Math.Sin(Math.PI * n / 2) / (Math.PI * n)));
    }
}
