namespace PaintSound.Core.Brush;

/// <summary>From the softest touch to the hardest stroke of one painter with one microphone, in dB relative to full scale.</summary>
/// <param name="QuietDb">The level that reads as 0, and all below.</param>
/// <param name="LoudDb">The level that reads as 1, and all above; louder than <paramref name="QuietDb"/>.</param>
public sealed record BrushRange(float QuietDb = -60, float LoudDb = 0)
{
    /// <summary>0 ... 1, linear in dB.</summary>
    public float LevelOf(float db) => Math.Clamp((db - QuietDb) / (LoudDb - QuietDb), 0, 1);
}
