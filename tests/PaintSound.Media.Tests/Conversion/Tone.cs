namespace PaintSound.Media.Tests.Conversion;

/// <summary>Creates sine waves and measures levels.</summary>
internal static class Tone
{
    /// <summary>Creates a sine wave.</summary>
    public static float[] Make(double hz, int rate, double seconds, double amplitude = 1) =>
        [.. Enumerable.Range(0, (int)(rate * seconds)).Select(i => (float)(amplitude * Math.Sin(2 * Math.PI * hz * i / rate)))];

    /// <summary>Measures the level of one frequency, in dB relative to a full-scale sine. The sound must last a multiple of 0.1 s.</summary>
    public static double Level(ReadOnlySpan<float> sound, double hz, int rate)
    {
        double re = 0, im = 0;
        for (var i = 0; i < sound.Length; i++)
        {
            re += sound[i] * Math.Cos(2 * Math.PI * hz * i / rate);
            im += sound[i] * Math.Sin(2 * Math.PI * hz * i / rate);
        }

        return 20 * Math.Log10((2 * Math.Sqrt((re * re) + (im * im)) / sound.Length) + 1e-12);
    }

    /// <summary>Measures the total level, in dB relative to a full-scale sine.</summary>
    public static double Level(ReadOnlySpan<float> sound)
    {
        var energy = 0.0;
        foreach (var sample in sound)
        {
            energy += sample * (double)sample;
        }

        return 10 * Math.Log10((2 * energy / sound.Length) + 1e-24);
    }
}
