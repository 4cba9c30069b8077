namespace PaintSound.Core.Congruity;

/// <summary>How well the live music and the live canvas agree, at one perception step.</summary>
/// <param name="Value">0 apart ... 1 together, calibrated and smoothed; what lights and effects follow.</param>
/// <param name="Raw">1 - correspondence of the canvas and the last four seconds of music, 0..1; such figures bunch.</param>
/// <param name="Confidence">0 none ... 1 full: whether there is enough paint, sound and comparison to speak of congruity at all.</param>
/// <param name="Reliability">What the confidence lacks most.</param>
public sealed record CongruityReading(float Value, float Raw, float Confidence, CongruityReliability Reliability);
