namespace PaintSound.Core.Brush;

/// <summary>The level range of one painter with one microphone, from the softest touch to the hardest stroke, in dB relative to full scale.</summary>
/// <param name="QuietDb">The level that maps to 0. Lower levels also map to 0.</param>
/// <param name="LoudDb">The level that maps to 1. Higher levels also map to 1. Must be above <paramref name="QuietDb"/>.</param>
public sealed record BrushRange(float QuietDb = -60, float LoudDb = 0)
{
    /// <summary>Maps a level in dB to 0..1, linear in dB.</summary>
    public float ToLevel(float db) => Math.Clamp((db - QuietDb) / (LoudDb - QuietDb), 0, 1);
}
