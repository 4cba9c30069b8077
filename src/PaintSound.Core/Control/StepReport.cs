using PaintSound.Core.Canvas;

namespace PaintSound.Core.Control;

/// <summary>What one perception step found of its sources, and what it cost.</summary>
/// <param name="Duration">How long it took; a step that takes longer than the time between two delays the next.</param>
/// <param name="Brush">The newest brush.</param>
/// <param name="Canvas">The newest frame.</param>
/// <param name="Music">The newest music, or null where nobody plays.</param>
/// <param name="Coverage">How much of the canvas is covered with paint, 0..1.</param>
/// <param name="Flicker">How much the canvas flickers where nothing moves, in steps of 0..255; see <see cref="CanvasAnalyser.Flicker"/>.</param>
/// <param name="Dropped">Announcements that were dropped until now, because nobody took them fast enough.</param>
public sealed record StepReport(TimeSpan Duration, SourceStatus Brush, SourceStatus Canvas, SourceStatus? Music, float Coverage, int Flicker, long Dropped);
