using System.Numerics.Tensors;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Music;

/// <summary>
/// Measures how much 4 s of sound change, to tell music from hum and noise. Two measures, of which the larger counts: how much each band changes
/// between parts of 250 ms (melodies, swells), and how much all bands change together between parts of 25 ms (a steady beat, whose parts of 250 ms
/// can be equal). Both are standard deviations of the level in dB, averaged over the bands, weighted by their amplitude. Measured on 2,400 excerpts of
/// two libraries, 99.8 % of music have 1.4 dB and more; white and pink noise have 0.5 to 0.9 dB, hum 0.1 to 0.6 dB, notes at 1 to 20 a second 2 dB and
/// more. Not thread-safe.
/// </summary>
/// <param name="settings">The mel settings of the sound.</param>
public sealed class SoundVariation(MelSettings settings)
{
    /// <summary>The variation in dB up to which a sound is no music.</summary>
    public const float SteadyDb = 0.95f;

    /// <summary>The variation in dB from which a sound can be music.</summary>
    public const float MovingDb = 1.25f;

    private const int Parts = 16;
    private const int BeatColumns = 2;
    private readonly double[] _beat = new double[settings.Columns / BeatColumns];

    /// <summary>Measures a sound.</summary>
    /// <param name="mel">The log-mel of 4 s, band after band.</param>
    /// <returns>In dB; 0 for silence.</returns>
    public float MeasureDb(ReadOnlySpan<float> mel)
    {
        var columns = mel.Length / settings.Bands;
        Array.Clear(_beat);
        var (sum, weights) = (0.0, 0.0);
        Span<double> levels = stackalloc double[Parts];
        for (var band = 0; band < settings.Bands; band++)
        {
            var values = mel.Slice(band * columns, columns);
            var power = 0.0;
            for (var part = 0; part < Parts; part++)
            {
                var mean = MeanPower(values[(columns * part / Parts)..(columns * (part + 1) / Parts)]);
                levels[part] = LevelDb(mean);
                power += Math.Max(0, mean - settings.Floor) / Parts;
            }

            var amplitude = Math.Sqrt(power);
            sum += amplitude * Deviation(levels);
            weights += amplitude;
            if (amplitude > 0)
            {
                AddBeat(values, amplitude);
            }
        }

        return weights > 0 ? (float)(Math.Max(sum, Deviation(_beat)) / weights) : 0;
    }

    private static double MeanPower(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += MathF.Exp(value);
        }

        return sum / values.Length;
    }

    private static double Deviation(ReadOnlySpan<double> levels)
    {
        var mean = TensorPrimitives.Sum(levels) / levels.Length;
        var squares = 0.0;
        foreach (var level in levels)
        {
            squares += (level - mean) * (level - mean);
        }

        return Math.Sqrt(squares / levels.Length);
    }

    private double LevelDb(double power) => 10 * Math.Log10(power + settings.Floor);

    private void AddBeat(ReadOnlySpan<float> values, double amplitude)
    {
        for (var i = 0; i < _beat.Length; i++)
        {
            _beat[i] += amplitude * LevelDb(MeanPower(values.Slice(i * BeatColumns, BeatColumns)));
        }
    }
}
