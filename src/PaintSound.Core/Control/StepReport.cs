using PaintSound.Core.Canvas;

namespace PaintSound.Core.Control;

/// <summary>The result of one perception step.</summary>
/// <param name="Duration">How long the step took. A step that takes longer than the step interval delays the next one.</param>
/// <param name="Brush">The status of the brush source.</param>
/// <param name="Canvas">The status of the canvas source.</param>
/// <param name="Music">The status of the music source; null without music.</param>
/// <param name="Coverage">The painted share of the canvas area, 0..1.</param>
/// <param name="Flicker">The flicker of the still parts of the canvas, in steps of 0..255; see <see cref="CanvasAnalyser.Flicker"/>.</param>
/// <param name="Dropped">The number of events that were dropped so far because an output was too slow.</param>
public sealed record StepReport(TimeSpan Duration, SourceStatus Brush, SourceStatus Canvas, SourceStatus? Music, float Coverage, int Flicker, long Dropped);
