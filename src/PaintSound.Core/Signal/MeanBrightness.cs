using PaintSound.Core.Brush;

namespace PaintSound.Core.Signal;

/// <summary>Measures the brightness of 4 s of sound: the <see cref="SpectralCentroid"/> of its mean power. Not thread-safe.</summary>
/// <param name="settings">The mel settings of the sound.</param>
public sealed class MeanBrightness(MelSettings settings)
{
    private readonly SpectralCentroid _centroid = new(settings);
    private readonly float[] _mean = new float[settings.Bands];

    /// <summary>Measures a sound.</summary>
    /// <param name="mel">The log-mel, band after band.</param>
    /// <returns>0 at <see cref="BrushFeatures.DarkestHz"/> ... 1 at <see cref="BrushFeatures.BrightestHz"/>, linear in octaves; 0.5 for silence.</returns>
    public float Measure(ReadOnlySpan<float> mel)
    {
        var columns = mel.Length / settings.Bands;
        for (var band = 0; band < settings.Bands; band++)
        {
            var power = 0f;
            foreach (var value in mel.Slice(band * columns, columns))
            {
                power += MathF.Exp(value);
            }

            _mean[band] = MathF.Log(power / columns);
        }

        return _centroid.Measure(_mean) ?? 0.5f;
    }
}
