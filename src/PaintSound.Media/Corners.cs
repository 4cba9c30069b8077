namespace PaintSound.Media;

/// <summary>The corners of the canvas in the camera picture.</summary>
/// <param name="TopLeft">The top left corner.</param>
/// <param name="TopRight">The top right corner.</param>
/// <param name="BottomLeft">The bottom left corner.</param>
/// <param name="BottomRight">The bottom right corner.</param>
public sealed record Corners(NormalisedPoint TopLeft, NormalisedPoint TopRight, NormalisedPoint BottomLeft, NormalisedPoint BottomRight)
{
    /// <summary>The canvas fills the whole picture.</summary>
    public static Corners Whole { get; } = new(new(0, 0), new(1, 0), new(0, 1), new(1, 1));

    /// <summary>True if the corners form a convex quadrilateral in the right order. False if they are collinear or out of order.</summary>
    public bool IsConvex =>
        TurnsRight(TopLeft, TopRight, BottomRight) && TurnsRight(TopRight, BottomRight, BottomLeft)
        && TurnsRight(BottomRight, BottomLeft, TopLeft) && TurnsRight(BottomLeft, TopLeft, TopRight);

    private static bool TurnsRight(NormalisedPoint a, NormalisedPoint b, NormalisedPoint c) =>
        ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X)) > 1e-4;
}
