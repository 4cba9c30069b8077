using System.Numerics;

namespace PaintSound.Simulation.Tests;

/// <summary>Measurements of sound for tests.</summary>
internal static class SoundMeasurements
{
    public static double LevelDb(ReadOnlySpan<float> sound)
    {
        var sum = 0.0;
        foreach (var sample in sound)
        {
            sum += sample * sample;
        }

        return 10 * Math.Log10((sum / sound.Length) + 1e-12);
    }

    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (meanA, meanB) = (Mean(a), Mean(b));
        var (ab, aa, bb) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }

        return ab / Math.Sqrt(aa * bb);
    }

    /// <summary>Returns the centroid of the power spectrum, in Hz.</summary>
    public static double Centroid(ReadOnlySpan<float> sound, int rate)
    {
        var (weighted, total) = (0.0, 0.0);
        var power = Power(sound);
        for (var k = 1; k < power.Length; k++)
        {
            weighted += power[k] * k;
            total += power[k];
        }

        return weighted / total * rate / (2 * power.Length);
    }

    /// <summary>Returns the spectral flatness from 60 Hz to 8 kHz (geometric over arithmetic mean): 0 tones ... 1 noise.</summary>
    public static double Flatness(ReadOnlySpan<float> sound, int rate)
    {
        var power = Power(sound);
        var (logs, sum, count) = (0.0, 0.0, 0);
        for (var k = 60 * 2 * power.Length / rate; k < Math.Min(power.Length, 8000 * 2 * power.Length / rate); k++)
        {
            logs += Math.Log(power[k] + 1e-15);
            sum += power[k] + 1e-15;
            count++;
        }

        return Math.Exp(logs / count) / (sum / count);
    }

    /// <summary>Returns the onsets per second, detected as peaks of the spectral flux above its surroundings.</summary>
    public static double OnsetRate(ReadOnlySpan<float> sound, int rate)
    {
        const int Size = 1024;
        var hop = rate / 80;
        var flux = new List<double>();
        var last = new double[Size / 2];
        for (var at = 0; at + Size <= sound.Length; at += hop)
        {
            var now = Spectrum(sound.Slice(at, Size));
            var rise = 0.0;
            for (var k = 2; k < now.Length; k++)
            {
                now[k] = Math.Log(1e-7 + now[k]);
                rise += at == 0 ? 0 : Math.Max(0, now[k] - last[k]);
            }

            flux.Add(rise / now.Length);
            last = now;
        }

        var onsets = 0;
        for (var i = 4; i < flux.Count - 4; i++)
        {
            var around = flux.GetRange(Math.Max(0, i - 12), Math.Min(25, flux.Count - Math.Max(0, i - 12)));
            if (flux[i] >= flux.GetRange(i - 3, 7).Max() && flux[i] > around.Average() + .35)
            {
                onsets++;
            }
        }

        return onsets * (double)rate / sound.Length;
    }

    private static double[] Power(ReadOnlySpan<float> sound)
    {
        const int Size = 2048;
        var power = new double[Size / 2];
        for (var at = 0; at + Size <= sound.Length; at += Size)
        {
            var spectrum = Spectrum(sound.Slice(at, Size));
            for (var k = 0; k < power.Length; k++)
            {
                power[k] += spectrum[k];
            }
        }

        return power;
    }

    private static double[] Spectrum(ReadOnlySpan<float> frame)
    {
        var values = new Complex[frame.Length];
        for (var i = 0; i < frame.Length; i++)
        {
            values[i] = frame[i] * (.5 - (.5 * Math.Cos(Math.Tau * i / frame.Length)));
        }

        Transform(values);
        var power = new double[values.Length / 2];
        for (var k = 0; k < power.Length; k++)
        {
            power[k] = ((values[k].Real * values[k].Real) + (values[k].Imaginary * values[k].Imaginary)) / values.Length;
        }

        return power;
    }

    /// <summary>Fast Fourier transform (Cooley and Tukey) for powers of two.</summary>
    private static void Transform(Span<Complex> values)
    {
        for (int i = 1, j = 0; i < values.Length; i++)
        {
            var bit = values.Length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
            {
                j ^= bit;
            }

            j ^= bit;
            if (i < j)
            {
                (values[i], values[j]) = (values[j], values[i]);
            }
        }

        for (var size = 2; size <= values.Length; size <<= 1)
        {
            var turn = Complex.FromPolarCoordinates(1, -Math.Tau / size);
            for (var at = 0; at < values.Length; at += size)
            {
                var w = Complex.One;
                for (var k = at; k < at + (size / 2); k++)
                {
                    var odd = values[k + (size / 2)] * w;
                    values[k + (size / 2)] = values[k] - odd;
                    values[k] += odd;
                    w *= turn;
                }
            }
        }
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
