namespace PaintSound.Core.Control;

/// <summary>The status of a source at one perception step.</summary>
/// <param name="Age">The time since the newest samples or frame arrived; null if none has arrived.</param>
/// <param name="LevelDb">The level of the last 4 s in dB relative to full scale; null for a canvas.</param>
/// <param name="PeakDb">The peak level since the last step in dB relative to full scale, after the high-pass; null except for the brush.</param>
public sealed record SourceStatus(TimeSpan? Age, float? LevelDb, float? PeakDb = null);
