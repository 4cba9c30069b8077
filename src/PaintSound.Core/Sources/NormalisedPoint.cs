namespace PaintSound.Core.Sources;

/// <summary>A point in a picture, as fractions of its width and height: (0, 0) top left, (1, 1) bottom right.</summary>
/// <param name="X">0..1 from the left.</param>
/// <param name="Y">0..1 from the top.</param>
public readonly record struct NormalisedPoint(double X, double Y);
