namespace PaintSound.Evaluation.Canvas;

/// <summary>Draws an object and its shadow over a square picture of RGB bytes at a time.</summary>
internal delegate void ObstacleDrawing(Span<byte> rgb, double seconds);
