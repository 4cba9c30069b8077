namespace PaintSound.Core.Signal;

/// <summary>
/// Measures the spectral centroid of 4 s of sound: the mean frequency of all bands, weighted by their power. Unlike the brightness of a moment
/// (<see cref="SpectralCentroid"/>), it hears the bass, which decides whether music sounds dark. Not thread-safe.
/// </summary>
/// <param name="settings">The mel settings of the sound.</param>
public sealed class PowerCentroid(MelSettings settings)
{
    /// <summary>The centroid of silence in Hz.</summary>
    public const float SilenceHz = 1000;

    /// <summary>Sounds with less power in all bands of a column are silence: about -80 dB of noise.</summary>
    private const double MinPower = 1e-5;

    private readonly double[] _hertz = [.. Enumerable.Range(0, settings.Bands).Select(band => MelBands.CentreHz(settings, band))];

    /// <summary>Measures a sound.</summary>
    /// <param name="mel">The log-mel, band after band.</param>
    /// <returns>The centroid in Hz; <see cref="SilenceHz"/> for silence.</returns>
    public float MeasureHz(ReadOnlySpan<float> mel)
    {
        var columns = mel.Length / settings.Bands;
        var (weighted, total) = (0.0, 0.0);
        for (var band = 0; band < settings.Bands; band++)
        {
            var power = -settings.Floor * columns;
            foreach (var value in mel.Slice(band * columns, columns))
            {
                power += MathF.Exp(value);
            }

            power = Math.Max(0, power);
            weighted += power * _hertz[band];
            total += power;
        }

        return total < MinPower * columns ? SilenceHz : (float)(weighted / total);
    }
}
