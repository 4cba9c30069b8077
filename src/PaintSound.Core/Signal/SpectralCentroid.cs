using PaintSound.Core.Brush;

namespace PaintSound.Core.Signal;

/// <summary>
/// The brightness of a mel column: the mean of the bands' octaves, weighted by their amplitude. State of one stream: it
/// keeps its last value while there is nothing to hear.
/// </summary>
public sealed class SpectralCentroid
{
    // The summed amplitude, over all bands, below which a column says nothing: about -80 dB of noise.
    private const float Faintest = 0.05f;

    private readonly float[] _position;  // of every band between darkest (0) and brightest (1); negative where it does not count
    private readonly float _silence;
    private float _last = 0.5f;

    /// <summary>Begins in the middle.</summary>
    /// <param name="settings">The mel of the columns.</param>
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

    /// <summary>Reads one column.</summary>
    /// <param name="column">Log-mel.</param>
    /// <returns>0 at <see cref="BrushFeatures.DarkestHz"/> ... 1 at <see cref="BrushFeatures.BrightestHz"/>.</returns>
    public float Of(ReadOnlySpan<float> column)
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

        return _last = total < Faintest ? _last : Math.Clamp(weighted / total, 0, 1);
    }
}
