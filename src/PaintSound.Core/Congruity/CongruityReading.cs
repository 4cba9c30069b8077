namespace PaintSound.Core.Congruity;

/// <summary>The congruity of live music and live canvas at one perception step.</summary>
/// <param name="Value">0 apart ... 1 together, calibrated and smoothed. Lights and effects follow this value.</param>
/// <param name="Raw">1 - correspondence of the canvas and the last 4 s of music, 0..1. Most raw values are near 0 or near 1.</param>
/// <param name="Confidence">0 none ... 1 full: whether there is enough paint, sound and comparison for a meaningful value.</param>
/// <param name="Reliability">Whether the value is reliable, and if not, the main reason.</param>
public sealed record CongruityReading(float Value, float Raw, float Confidence, CongruityReliability Reliability);
