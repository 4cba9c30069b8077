using PaintSound.Core.Music;
using PaintSound.Core.Signal;

namespace PaintSound.Core.Choosing.Rule;

/// <summary>Measures the qualities of 4 s of music from its log-mel. Not thread-safe.</summary>
/// <param name="settings">The mel settings of the sound.</param>
public sealed class MusicQualityMeter(MelSettings settings)
{
    private const int Parts = 40;   // of 100 ms
    private const double Soft = 0.15, Loud = 0.95;

    private readonly PowerCentroid _centroid = new(settings);
    private readonly double[] _levels = new double[Parts];

    /// <summary>Measures a sound.</summary>
    /// <param name="mel">The log-mel of 4 s, band after band.</param>
    /// <param name="levelDb">RMS of the sound in dB relative to full scale.</param>
    public MusicQualities Measure(ReadOnlySpan<float> mel, float levelDb)
    {
        var columns = mel.Length / settings.Bands;
        Array.Clear(_levels);
        var activity = 0.0;
        for (var band = 0; band < settings.Bands; band++)
        {
            var row = mel.Slice(band * columns, columns);
            for (var column = 0; column < columns; column++)
            {
                _levels[column * Parts / columns] += MathF.Exp(row[column]);
                activity += column == 0 ? 0 : Math.Max(0, Math.Max(row[column], SpectralFlux.Floor) - Math.Max(row[column - 1], SpectralFlux.Floor));
            }
        }

        Array.Sort(_levels);
        return new MusicQualities(_centroid.MeasureHz(mel), levelDb, (float)(activity / columns), (float)(At(Loud) - At(Soft)));

        double At(double share) => 10 * Math.Log10(_levels[(int)(share * (Parts - 1))] + (settings.Floor * settings.Bands));
    }
}
