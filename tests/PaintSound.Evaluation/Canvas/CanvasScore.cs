namespace PaintSound.Evaluation.Canvas;

/// <summary>How well a canvas was seen under one condition.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="ShareError">Mean error of the painted share, in points.</param>
/// <param name="MaxShareError">Largest error of the painted share, in points.</param>
/// <param name="ColourError">Mean CIEDE2000 over settled paint.</param>
/// <param name="SeenMedian">Seconds until half of the paint is seen after the hand has gone.</param>
/// <param name="SeenMost">Seconds until 90 % of the paint is seen after the hand has gone.</param>
/// <param name="Foreign">Largest share of the canvas that showed something which was never there, in points.</param>
/// <param name="Told">The share of the time with a resting object in which it was told, 0..1; null if nothing rests.</param>
internal sealed record CanvasScore(
    string Condition, double ShareError, double MaxShareError, double ColourError, double SeenMedian, double SeenMost, double Foreign, double? Told);
