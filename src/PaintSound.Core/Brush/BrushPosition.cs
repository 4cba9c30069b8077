namespace PaintSound.Core.Brush;

/// <summary>Where the brush is on the canvas. A value type.</summary>
/// <param name="X">0 at the left edge ... 1 at the right edge.</param>
/// <param name="Y">0 at the top ... 1 at the bottom.</param>
/// <param name="Confidence">0 unknown ... 1 certain.</param>
public readonly record struct BrushPosition(float X, float Y, float Confidence);
