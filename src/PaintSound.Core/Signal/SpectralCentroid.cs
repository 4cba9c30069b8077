using PaintSound.Core.Brush;

namespace PaintSound.Core.Signal;

/// <summary>
/// Computes the brightness of mel columns: the mean octave of the bands, weighted by their amplitude. Holds the state of one stream: it keeps
/// its last value in silence.
/// </summary>
public sealed class SpectralCentroid
{
    // Columns with a lower sum of amplitudes over all bands are silence: about -80 dB of noise.
    private const float MinAmplitude = 0.05f;

    private readonly float[] _position;  // of every band: 0 at DarkestHz ... 1 at BrightestHz; bands with negative values are ignored
    private readonly float _silence;
    private float _last = 0.5f;

    /// <summary>Creates a centroid with the initial value 0.5.</summary>
    /// <param name="settings">The mel settings of the columns.</param>
    public SpectralCentroid(MelSettings settings)
    {
        var octaves = Math.Log2(BrushFeatures.BrightestHz / BrushFeatures.DarkestHz);
        _position = new float[settings.Bands];
        for (var band = 0; band < _position.Length; band++)
        {
            _position[band] = (float)(Math.Log2(MelBands.CentreHz(settings, band) / BrushFeatures.DarkestHz) / octaves);
        }

        _silence = (float)Math.Sqrt(settings.Floor);
    }

    /// <summary>Computes the brightness of the next column.</summary>
    /// <param name="column">The log-mel values of all bands.</param>
    /// <returns>0 at <see cref="BrushFeatures.DarkestHz"/> ... 1 at <see cref="BrushFeatures.BrightestHz"/>, linear in octaves.</returns>
    public float Compute(ReadOnlySpan<float> column) => _last = Measure(column) ?? _last;

    /// <summary>Measures how far the bands of a column lie from a brightness: the standard deviation, weighted by their amplitude. Thread-safe.</summary>
    /// <param name="column">The log-mel values of all bands.</param>
    /// <param name="brightness">The brightness of the column.</param>
    /// <returns>0 for a tone; in the unit of the brightness. 0 for silence.</returns>
    public float MeasureSpread(ReadOnlySpan<float> column, float brightness)
    {
        var (weighted, total) = (0f, 0f);
        for (var band = 0; band < _position.Length; band++)
        {
            if (_position[band] >= 0)
            {
                var amplitude = Math.Max(0, MathF.Exp(column[band] / 2) - _silence);
                weighted += amplitude * (_position[band] - brightness) * (_position[band] - brightness);
                total += amplitude;
            }
        }

        return total < MinAmplitude ? 0 : MathF.Sqrt(weighted / total);
    }

    /// <summary>Measures the brightness of one column, without the state of a stream. Thread-safe.</summary>
    /// <param name="column">The log-mel values of all bands.</param>
    /// <returns>As <see cref="Compute"/>; null for silence.</returns>
    public float? Measure(ReadOnlySpan<float> column)
    {
        var (weighted, total) = (0f, 0f);
        for (var band = 0; band < _position.Length; band++)
        {
            if (_position[band] >= 0)
            {
                var amplitude = Math.Max(0, MathF.Exp(column[band] / 2) - _silence);
                weighted += amplitude * _position[band];
                total += amplitude;
            }
        }

        return total < MinAmplitude ? null : Math.Clamp(weighted / total, 0, 1);
    }
}
