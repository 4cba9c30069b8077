namespace PaintSound.Core.Sources;

/// <summary>
/// The proportions of a canvas from its corners in the picture of a camera. The camera is taken for a pinhole whose axis goes through the middle of the
/// picture; how wide its lens is follows from the perspective, or is assumed if the canvas is seen nearly from the front.
/// </summary>
/// <remarks>Z. Zhang and L. He, "Whiteboard scanning and image enhancement", Digital Signal Processing 17 (2007), section 3.</remarks>
public static class CanvasProportions
{
    /// <summary>The assumed focal length, in widths of the picture: a field of view of 64 degrees, as a webcam.</summary>
    private const double UsualFocal = 0.8;

    /// <summary>Focal lengths outside of this are errors of the corners, in widths of the picture.</summary>
    private const double ShortestFocal = 0.4, LongestFocal = 3;

    /// <summary>How much opposite sides must converge for the focal length to follow from them.</summary>
    private const double LeastPerspective = 0.05;

    /// <summary>Estimates the proportions.</summary>
    /// <param name="corners">The corners of the canvas, convex.</param>
    /// <param name="pictureAspect">Width of the picture divided by its height, as the corners see it: after it was turned.</param>
    /// <returns>Width of the canvas divided by its height.</returns>
    public static double Estimate(Corners corners, double pictureAspect)
    {
        ArgumentNullException.ThrowIfNull(corners);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pictureAspect);
        var topLeft = Ray(corners.TopLeft, pictureAspect);
        var topRight = Ray(corners.TopRight, pictureAspect);
        var bottomLeft = Ray(corners.BottomLeft, pictureAspect);
        var bottomRight = Ray(corners.BottomRight, pictureAspect);

        // The depths of the corners relative to the top left one, and from them the sides of the canvas in space.
        var right = Determinant(topLeft, bottomRight, bottomLeft) / Determinant(topRight, bottomRight, bottomLeft);
        var below = Determinant(topLeft, bottomRight, topRight) / Determinant(bottomLeft, bottomRight, topRight);
        var (width, height) = (Side(topRight, right, topLeft), Side(bottomLeft, below, topLeft));
        var focal = FindFocal(width, height);
        return Length(width, focal) / Length(height, focal);
    }

    // In widths of the longer side of the picture.
    private static double FindFocal(Vector width, Vector height)
    {
        if (Math.Abs(width.Z) < LeastPerspective || Math.Abs(height.Z) < LeastPerspective)
        {
            return UsualFocal;
        }

        var squared = -((width.X * height.X) + (width.Y * height.Y)) / (width.Z * height.Z);
        return squared is > ShortestFocal * ShortestFocal and < LongestFocal * LongestFocal ? Math.Sqrt(squared) : UsualFocal;
    }

    private static Vector Ray(NormalisedPoint point, double aspect)
    {
        var longer = Math.Max(aspect, 1);
        return new((point.X - 0.5) * aspect / longer, (point.Y - 0.5) / longer, 1);
    }

    private static Vector Side(Vector to, double depth, Vector from) => new((depth * to.X) - from.X, (depth * to.Y) - from.Y, depth - 1);

    private static double Length(Vector side, double focal) =>
        Math.Sqrt((((side.X * side.X) + (side.Y * side.Y)) / (focal * focal)) + (side.Z * side.Z));

    private static double Determinant(Vector a, Vector b, Vector c) =>
        (c.X * ((a.Y * b.Z) - (a.Z * b.Y))) + (c.Y * ((a.Z * b.X) - (a.X * b.Z))) + (c.Z * ((a.X * b.Y) - (a.Y * b.X)));

    private readonly record struct Vector(double X, double Y, double Z);
}
