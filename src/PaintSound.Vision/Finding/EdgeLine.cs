namespace PaintSound.Vision.Finding;

/// <summary>A straight line through the picture, and where along it there are edges that lie in its direction.</summary>
internal sealed class EdgeLine
{
    /// <summary>How far an edge may lie beside the line, in pixels: lenses bend.</summary>
    private const double Reach = 1.6;

    /// <summary>The smallest cosine between the line and an edge: 13 degrees.</summary>
    private const double Cosine = 0.974;

    /// <summary>The share of a line across a painting that has edges by chance.</summary>
    private const double ChanceSupport = 0.45;

    private readonly int[] _sums;   // edges up to each pixel of the line
    private readonly double _start;

    /// <param name="map">The edges.</param>
    /// <param name="normalX">The x of the unit vector across the line.</param>
    /// <param name="normalY">The y of the unit vector across the line.</param>
    /// <param name="distance">The distance from the origin along that vector.</param>
    public EdgeLine(EdgeMap map, double normalX, double normalY, double distance)
    {
        (NormalX, NormalY, Distance) = (normalX, normalY, distance);
        var length = (int)Math.Sqrt((map.Width * map.Width) + (map.Height * map.Height)) + 1;
        _start = -length;
        _sums = new int[(2 * length) + 2];
        var (run, runStart) = (0.0, _start);
        for (var i = 0; i <= 2 * length; i++)
        {
            var (x, y) = At(_start + i);
            var isInside = x >= 0 && y >= 0 && x <= map.Width - 1 && y <= map.Height - 1;
            var hasEdge = isInside && map.HasEdge(x, y, normalX, normalY, Reach, Cosine);
            _sums[i + 1] = _sums[i] + (hasEdge ? 1 : 0);
            run += hasEdge ? 1 - ChanceSupport : -ChanceSupport;
            if (run <= 0)
            {
                (run, runStart) = (0, _start + i + 1);
            }
            else if (run > Strength)
            {
                (Strength, RunStart, RunEnd) = (run, runStart, _start + i);
            }
        }
    }

    public double NormalX { get; }

    public double NormalY { get; }

    public double Distance { get; }

    /// <summary>How many more edges the best stretch of the line has than chance would give it.</summary>
    public double Strength { get; }

    /// <summary>The position where that stretch starts.</summary>
    public double RunStart { get; }

    /// <summary>The position where that stretch ends.</summary>
    public double RunEnd { get; }

    /// <summary>The point of the line at a position.</summary>
    public (double X, double Y) At(double position) =>
        ((NormalX * Distance) - (NormalY * position), (NormalY * Distance) + (NormalX * position));

    /// <summary>The position of a point along the line.</summary>
    public double PositionOf(double x, double y) => (y * NormalX) - (x * NormalY);

    /// <summary>The share of the pixels between two positions that have an edge, 0..1.</summary>
    public double Support(double from, double to)
    {
        var (first, last) = (Index(Math.Min(from, to)), Index(Math.Max(from, to)));
        return last <= first ? 0 : (_sums[last] - _sums[first]) / (double)(last - first);
    }

    private int Index(double position) => Math.Clamp((int)Math.Round(position - _start), 0, _sums.Length - 1);
}
