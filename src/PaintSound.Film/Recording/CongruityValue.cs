namespace PaintSound.Film.Recording;

/// <summary>The congruity of music and canvas at a time.</summary>
/// <param name="At">Time since the start of the performance.</param>
/// <param name="Value">0 apart ... 1 together.</param>
public readonly record struct CongruityValue(TimeSpan At, float Value);
