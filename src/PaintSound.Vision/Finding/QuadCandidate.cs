namespace PaintSound.Vision.Finding;

/// <summary>A quadrilateral of four lines that may be the canvas.</summary>
/// <param name="Quad">The corners.</param>
/// <param name="Lines">The lines of the sides, clockwise from the top.</param>
/// <param name="Quick">A first estimate of its quality; larger is better.</param>
internal sealed record QuadCandidate(Quad Quad, EdgeLine[] Lines, double Quick)
{
    /// <summary>The share of a side that has an edge, 0..1.</summary>
    /// <param name="side">0 to 3, clockwise from the top.</param>
    /// <param name="from">Where the stretch starts, as a share of the side from its first corner; may be negative.</param>
    /// <param name="to">Where it ends.</param>
    public double Support(int side, double from = 0, double to = 1)
    {
        var line = Lines[side];
        var (a, b) = (Position(line, Quad[side]), Position(line, Quad[side + 1]));
        return line.Support(a + (from * (b - a)), a + (to * (b - a)));
    }

    /// <summary>The share of a stretch of some pixels at the end of a side that has an edge, 0..1.</summary>
    /// <param name="side">0 to 3, clockwise from the top.</param>
    /// <param name="atEnd">False for the first corner of the side, true for the second.</param>
    /// <param name="from">Where the stretch starts, in pixels from the corner into the side; negative for beyond the corner.</param>
    /// <param name="to">Where it ends.</param>
    public double SupportAtCorner(int side, bool atEnd, double from, double to)
    {
        var line = Lines[side];
        var (a, b) = (Position(line, Quad[side]), Position(line, Quad[side + 1]));
        var (corner, direction) = atEnd ? (b, Math.Sign(a - b)) : (a, Math.Sign(b - a));
        return line.Support(corner + (from * direction), corner + (to * direction));
    }

    private static double Position(EdgeLine line, Pixel point) => line.PositionOf(point.X, point.Y);
}
