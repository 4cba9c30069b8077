namespace PaintSound.Core.Brush;

/// <summary>How the brush sounds at one moment, every mel column anew.</summary>
/// <param name="Level">0..1 within the painter's <see cref="BrushRange"/>, linear in dB, of the sound without mains hum.</param>
/// <param name="Brightness">Where the sound's weight lies: 0 at <see cref="DarkestHz"/> ... 1 at <see cref="BrightestHz"/>, linear in octaves; keeps its last value in silence.</param>
/// <param name="OnsetRate">Strokes a second, counted by their onsets over the last two seconds.</param>
/// <param name="Timestamp">When the column's last sample arrived, in ticks of the session's <see cref="TimeProvider"/>.</param>
public readonly record struct BrushFeatures(float Level, float Brightness, float OnsetRate, long Timestamp)
{
    /// <summary>The spectral centroid in Hz that reads as brightness 0; what lies lower does not count.</summary>
    public const float DarkestHz = 125;

    /// <summary>The spectral centroid in Hz that reads as brightness 1.</summary>
    public const float BrightestHz = 8000;
}
