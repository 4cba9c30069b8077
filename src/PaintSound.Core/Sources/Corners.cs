namespace PaintSound.Core.Sources;

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

    /// <summary>The largest difference in x or y between the corners of two canvases, as a fraction of the picture.</summary>
    public double DistanceTo(Corners other) => Math.Max(
        Math.Max(Distance(TopLeft, other.TopLeft), Distance(TopRight, other.TopRight)),
        Math.Max(Distance(BottomLeft, other.BottomLeft), Distance(BottomRight, other.BottomRight)));

    /// <summary>True if a point is inside the canvas. Valid only if <see cref="IsConvex"/>.</summary>
    /// <param name="x">From the left edge of the picture, as a fraction of its width.</param>
    /// <param name="y">From the upper edge, as a fraction of its height.</param>
    public bool Contain(double x, double y) =>
        IsRightOf(TopLeft, TopRight, x, y) && IsRightOf(TopRight, BottomRight, x, y) && IsRightOf(BottomRight, BottomLeft, x, y) && IsRightOf(BottomLeft, TopLeft, x, y);

    private static bool IsRightOf(NormalisedPoint a, NormalisedPoint b, double x, double y) => ((b.X - a.X) * (y - a.Y)) - ((b.Y - a.Y) * (x - a.X)) >= 0;

    private static double Distance(NormalisedPoint a, NormalisedPoint b) => Math.Max(Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));

    private static bool TurnsRight(NormalisedPoint a, NormalisedPoint b, NormalisedPoint c) =>
        ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X)) > 1e-4;
}
