namespace PaintSound.Core.Brush;

/// <summary>The features of the brush sound at one mel column (12.5 ms).</summary>
/// <param name="Level">0..1 within the painter's <see cref="BrushRange"/>, linear in dB, measured after the high-pass that removes mains hum.</param>
/// <param name="Brightness">The spectral centroid: 0 at <see cref="DarkestHz"/> ... 1 at <see cref="BrightestHz"/>, linear in octaves. Keeps its last value in silence.</param>
/// <param name="OnsetRate">Onsets per second, counted over the last 2 s.</param>
/// <param name="Timestamp">The arrival time of the column's last sample, in ticks of the session's <see cref="TimeProvider"/>.</param>
public readonly record struct BrushFeatures(float Level, float Brightness, float OnsetRate, long Timestamp)
{
    /// <summary>The spectral centroid in Hz at brightness 0. Lower bands are ignored.</summary>
    public const float DarkestHz = 125;

    /// <summary>The stroke that sounds, or the last one.</summary>
    public StrokeReading Stroke { get; init; }

    /// <summary>The spectral centroid in Hz at brightness 1.</summary>
    public const float BrightestHz = 8000;
}
