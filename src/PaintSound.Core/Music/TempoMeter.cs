using System.Numerics.Tensors;

namespace PaintSound.Core.Music;

/// <summary>
/// Measures the tempo of a piece of music from how strongly notes begin at each time (<see cref="SpectralFlux"/>): the beat at whose multiples the flux is most alike itself (autocorrelation).
/// </summary>
public static class TempoMeter
{
    /// <summary>The lowest tempo that is found, in beats per minute.</summary>
    public const double MinBpm = 60;

    /// <summary>The highest tempo that is found, in beats per minute.</summary>
    public const double MaxBpm = 200;

    /// <summary>The shortest piece that has a tempo, in seconds.</summary>
    public const double MinSeconds = 8;

    /// <summary>How alike the flux must be to itself after one to four beats, -1..1. Noise and drones have less than 0.1.</summary>
    private const double MinClarity = 0.15;

    // Over how many beats the tempo is found, and then found more exactly.
    private const int Beats = 4, ExactBeats = 16;
    private const double Step = 1.005, ExactStep = 1.0005, ExactRange = 1.02;

    // Of equally clear tempos, people hear that near 120; the fastest of those that are as clear as the best.
    private const double PreferredBpm = 120, PreferredOctaves = 1.5, AsClear = 0.95;

    /// <summary>Measures the tempo.</summary>
    /// <param name="flux">The flux of each column.</param>
    /// <param name="columnsPerSecond">The number of columns in a second.</param>
    /// <returns>In beats per minute; null if the piece is too short, or if there is no clear beat.</returns>
    public static double? MeasureBpm(ReadOnlySpan<float> flux, double columnsPerSecond)
    {
        if (flux.Length < MinSeconds * columnsPerSecond)
        {
            return null;
        }

        var correlation = Correlate(ToAccents(flux, (int)Math.Round(columnsPerSecond / 2)), (int)Math.Min(flux.Length / 2, ExactBeats * columnsPerSecond * 60 / MinBpm) + 1);
        double GetClarity(double bpm, int beats)
        {
            var (beat, sum, count) = (columnsPerSecond * 60 / bpm, 0.0, 0);
            for (var i = 1; i <= beats && i * beat < correlation.Length - 1; i++, count++)
            {
                var lag = (int)(i * beat);
                sum += correlation[lag] + ((correlation[lag + 1] - correlation[lag]) * ((i * beat) - lag));
            }

            return count > 0 ? sum / count : 0;
        }

        double GetPreference(double bpm) => GetClarity(bpm, Beats) * Math.Exp(-0.5 * Math.Pow(Math.Log2(bpm / PreferredBpm) / PreferredOctaves, 2));
        var best = FindBest(MinBpm, MaxBpm, Step, GetPreference);
        if (GetClarity(best, Beats) < MinClarity)
        {
            return null;
        }

        // Every second beat of a steady pulse is as clear as the pulse.
        foreach (var multiple in new[] { 3, 2 })
        {
            if (multiple * best <= MaxBpm * ExactRange
                && FindBest(multiple * best / ExactRange, Math.Min(MaxBpm, multiple * best * ExactRange), ExactStep, bpm => GetClarity(bpm, Beats)) is var faster
                && GetClarity(faster, Beats) >= AsClear * GetClarity(best, Beats))
            {
                best = faster;
                break;
            }
        }

        return FindBest(Math.Max(MinBpm, best / ExactRange), Math.Min(MaxBpm, best * ExactRange), ExactStep, bpm => GetClarity(bpm, ExactBeats));
    }

    private static double FindBest(double from, double to, double step, Func<double, double> score)
    {
        var (best, highest) = (from, double.NegativeInfinity);
        for (var bpm = from; bpm <= to; bpm *= step)
        {
            if (score(bpm) is var value && value > highest)
            {
                (best, highest) = (bpm, value);
            }
        }

        return best;
    }

    /// <summary>Returns what stands out of the flux around it, less the mean.</summary>
    private static float[] ToAccents(ReadOnlySpan<float> flux, int reach)
    {
        var accents = new float[flux.Length];
        var (sum, count) = (0.0, 0);
        for (var i = -reach; i < flux.Length; i++)
        {
            if (i + reach < flux.Length)
            {
                (sum, count) = (sum + flux[i + reach], count + 1);
            }

            if (i - reach - 1 >= 0)
            {
                (sum, count) = (sum - flux[i - reach - 1], count - 1);
            }

            if (i >= 0)
            {
                accents[i] = Math.Max(0, flux[i] - (float)(sum / count));
            }
        }

        // A beat does not fall on the same part of a column each time.
        var previous = 0f;
        for (var i = 0; i < accents.Length; i++)
        {
            var next = i + 1 < accents.Length ? accents[i + 1] : 0;
            (previous, accents[i]) = (accents[i], (previous + (2 * accents[i]) + next) / 4);
        }

        var mean = TensorPrimitives.Sum<float>(accents) / accents.Length;
        TensorPrimitives.Subtract(accents, mean, accents);
        return accents;
    }

    /// <summary>Returns the autocorrelation: 1 at 0, less elsewhere.</summary>
    private static double[] Correlate(ReadOnlySpan<float> values, int lags)
    {
        var correlation = new double[lags];
        var power = TensorPrimitives.SumOfSquares(values) / values.Length;
        for (var lag = 0; lag < lags && power > 0; lag++)
        {
            correlation[lag] = TensorPrimitives.Dot(values[lag..], values[..^lag]) / (values.Length - lag) / power;
        }

        return correlation;
    }
}
