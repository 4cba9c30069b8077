namespace PaintSound.Core.Canvas;

/// <summary>One of the colours that cover most of the paint.</summary>
/// <param name="Colour">Its name, and the mean of its pixels.</param>
/// <param name="Share">Its share of the paint, 0..1.</param>
public readonly record struct DominantColour(CanvasColour Colour, float Share);
