using PaintSound.Core.Canvas;

namespace PaintSound.Worker.Takes.Export;

/// <summary>The painting at the end of a stroke.</summary>
/// <param name="File">The name of its picture. Strokes that end while the painting does not change share it.</param>
/// <param name="Features">What the canvas looks like.</param>
internal sealed record StrokeState(string File, CanvasFeatures Features);
