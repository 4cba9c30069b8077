namespace PaintSound.Core.Control;

/// <summary>The newest material of a source.</summary>
/// <param name="Age">How long ago it arrived, or null where nothing has yet.</param>
/// <param name="LevelDb">How loud the last four seconds were, in dB relative to full scale; null for a canvas.</param>
/// <param name="PeakDb">How loud the loudest moment since the last step was, without mains hum; the brush alone tells it.</param>
public sealed record SourceStatus(TimeSpan? Age, float? LevelDb, float? PeakDb = null);
