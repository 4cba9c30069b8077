namespace PaintSound.Core.Control;

/// <summary>What one perception step found of its sources, and what it cost.</summary>
/// <param name="Took">How long it took; a step that takes longer than the time between two delays the next.</param>
/// <param name="Brush">The newest brush.</param>
/// <param name="Canvas">The newest frame.</param>
/// <param name="Music">The newest music, or null where nobody plays.</param>
/// <param name="Covered">How much of the canvas is covered with paint, 0..1.</param>
/// <param name="Unrest">How much the canvas flickers where nothing moves, in steps of 0..255; see <see cref="Canvas.CanvasEye.Unrest"/>.</param>
/// <param name="Dropped">Announcements that were dropped until now, because nobody took them fast enough.</param>
public sealed record StepReport(TimeSpan Took, SourcePulse Brush, SourcePulse Canvas, SourcePulse? Music, float Covered, int Unrest, long Dropped);

/// <summary>The newest material of a source.</summary>
/// <param name="Age">How long ago it arrived, or null where nothing has yet.</param>
/// <param name="LevelDb">How loud the last four seconds were, in dB relative to full scale; null for a canvas.</param>
/// <param name="PeakDb">How loud the loudest moment since the last step was, without mains hum; the brush alone tells it.</param>
public sealed record SourcePulse(TimeSpan? Age, float? LevelDb, float? PeakDb = null);
