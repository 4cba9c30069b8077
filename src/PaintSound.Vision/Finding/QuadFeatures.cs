namespace PaintSound.Vision.Finding;

/// <summary>Measures what distinguishes a canvas from other quadrilaterals in the picture.</summary>
/// <param name="map">The edges of the picture.</param>
/// <param name="uprights">The upright lines, among them the legs of the easel.</param>
internal sealed class QuadFeatures(EdgeMap map, IReadOnlyList<EdgeLine> uprights)
{
    /// <summary>The number of features.</summary>
    public const int Count = 26;

    // The places of features that are used by name.
    private const int RootOfArea = 9, LegsBelow = 23, LegsAbove = 24;

    private const double MinEasel = 0.5, MinRootOfArea = 0.45;

    /// <summary>Colours that differ less than this, in steps of 0..255, are the same.</summary>
    private const int SameColour = 6;

    /// <summary>Returns false for what may be a picture on the wall or a window: it has no easel and is small.</summary>
    /// <param name="features">The features of the quadrilateral.</param>
    public static bool StandsOnEaselOrIsLarge(double[] features) => features[LegsBelow] + features[LegsAbove] >= MinEasel || features[RootOfArea] >= MinRootOfArea;

    /// <summary>Measures a quadrilateral.</summary>
    /// <param name="candidate">The quadrilateral.</param>
    /// <returns><see cref="Count"/> values, most of them 0..1.</returns>
    public double[] Measure(QuadCandidate candidate)
    {
        var quad = candidate.Quad;
        Span<double> sides = stackalloc double[4];
        for (var side = 0; side < 4; side++)
        {
            sides[side] = candidate.Support(side);
        }

        sides.Sort();
        var (corners, fine, beyond, beyondFine, whole, worst) = (0.0, 0.0, 0.0, 0.0, 0, 1.0);
        Span<double> ends = stackalloc double[8];
        for (var side = 0; side < 4; side++)
        {
            for (var end = 0; end < 2; end++)
            {
                ends[(2 * side) + end] = candidate.SupportAtCorner(side, end == 1, 0, 14);
                corners += ends[(2 * side) + end] / 8;
                fine += candidate.SupportAtCorner(side, end == 1, 0, 6) / 8;
                beyond += candidate.SupportAtCorner(side, end == 1, -22, -3) / 8;
                beyondFine += candidate.SupportAtCorner(side, end == 1, -8, -2) / 8;
            }
        }

        for (var corner = 0; corner < 4; corner++)
        {
            var both = Math.Min(ends[2 * corner], ends[((2 * corner) + 7) % 8]);
            whole += both > 0.6 ? 1 : 0;
            worst = Math.Min(worst, both);
        }

        var (contrast, leastContrast, polarity, insideEdges, outsideEdges, gap) = MeasureSides(candidate);
        var (width, height) = ((quad.Side(0) + quad.Side(2)) / 2, (quad.Side(1) + quad.Side(3)) / 2);
        var centre = quad.Centre;
        return
        [
            (sides[0] + sides[1] + sides[2] + sides[3]) / 4,
            sides[0],
            sides[1],
            corners,
            fine,
            whole / 4.0,
            worst,
            beyond,
            beyondFine,
            Math.Sqrt(quad.Area / (map.Width * map.Height)),
            Math.Abs(centre.X - (map.Width / 2.0)) / map.Width,
            Math.Abs(centre.Y - (map.Height / 2.0)) / map.Height,
            contrast,
            leastContrast,
            Math.Abs(polarity),
            insideEdges,
            outsideEdges,
            gap,
            Math.Abs(Math.Log(quad.Side(0) / quad.Side(2))),
            Math.Abs(Math.Log(quad.Side(1) / quad.Side(3))),
            WorstAngle(quad),
            Math.Abs(Math.Log(width / height)),
            BorderNearness(quad),
            Legs(quad, below: true),
            Legs(quad, below: false),
            candidate.Quick,
        ];
    }

    // Contrast, polarity and the edges on both sides of the rim; the longest stretch without an edge as a share of its side.
    private (double Contrast, double LeastContrast, double Polarity, double Inside, double Outside, double Gap) MeasureSides(QuadCandidate candidate)
    {
        var (total, differing, least, signs, signed, inside, outside, gap) = (0, 0, 1.0, 0.0, 0, 0, 0, 0.0);
        for (var side = 0; side < 4; side++)
        {
            var (a, b) = (candidate.Quad[side], candidate.Quad[side + 1]);
            var length = a.DistanceTo(b);

            // Inwards, for corners in clockwise order.
            var (nx, ny) = (-(b.Y - a.Y) / length, (b.X - a.X) / length);
            var (n, here, run, longest) = (0, 0, 0, 0);
            for (var s = 4.0; s < length - 4; s += 3)
            {
                var (x, y) = (a.X + ((b.X - a.X) * s / length), a.Y + ((b.Y - a.Y) * s / length));
                n++;
                here += map.Difference(new(x + (4 * nx), y + (4 * ny)), new(x - (4 * nx), y - (4 * ny))) >= SameColour ? 1 : 0;
                var (column, row) = ((int)(x + 0.5), (int)(y + 0.5));
                if (map.HasEdge(x, y, nx, ny, 1.6, 0.974))
                {
                    run = 0;
                    if ((uint)column < (uint)map.Width && (uint)row < (uint)map.Height)
                    {
                        signs += Math.Sign((map.NormalX(column, row) * nx) + (map.NormalY(column, row) * ny));
                        signed++;
                    }
                }
                else
                {
                    longest = Math.Max(longest, ++run);
                }

                for (var d = 4; d <= 16; d += 3)
                {
                    inside += IsEdge(x + (d * nx), y + (d * ny));
                    outside += IsEdge(x - (d * nx), y - (d * ny));
                }
            }

            total += n;
            differing += here;
            least = Math.Min(least, n == 0 ? 0 : here / (double)n);
            gap = Math.Max(gap, n == 0 ? 1 : longest / (double)n);
        }

        return (differing / (double)Math.Max(1, total), least, signs / Math.Max(1, signed), inside / (5.0 * Math.Max(1, total)), outside / (5.0 * Math.Max(1, total)), gap);
    }

    private int IsEdge(double x, double y)
    {
        var (column, row) = ((int)(x + 0.5), (int)(y + 0.5));
        return (uint)column < (uint)map.Width && (uint)row < (uint)map.Height && map.IsEdge(column, row) ? 1 : 0;
    }

    private static double WorstAngle(Quad quad)
    {
        var worst = 0.0;
        for (var i = 0; i < 4; i++)
        {
            var (a, b, c) = (quad[i + 3], quad[i], quad[i + 1]);
            var cosine = (((a.X - b.X) * (c.X - b.X)) + ((a.Y - b.Y) * (c.Y - b.Y))) / (a.DistanceTo(b) * c.DistanceTo(b));
            worst = Math.Max(worst, Math.Abs(cosine));
        }

        return worst;
    }

    private double BorderNearness(Quad quad)
    {
        var nearest = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            nearest = Math.Min(nearest, Math.Min(Math.Min(quad[i].X, quad[i].Y), Math.Min(map.Width - quad[i].X, map.Height - quad[i].Y)));
        }

        return Math.Clamp(1 - (nearest / 8), 0, 1);
    }

    // The easel: upright lines that are there below (or above) the canvas and not on it. The two best, 0..2.
    private double Legs(Quad quad, bool below)
    {
        var (a, b) = below ? (quad.BottomLeft, quad.BottomRight) : (quad.TopLeft, quad.TopRight);
        var height = (quad.Side(1) + quad.Side(3)) / 2;
        var (first, second) = (0.0, 0.0);
        foreach (var line in uprights)
        {
            // Where it crosses the side.
            var (da, db) = (Signed(line, a), Signed(line, b));
            if (da * db >= 0)
            {
                continue;
            }

            var t = da / (da - db);
            if (t is < 0.05 or > 0.95)
            {
                continue;
            }

            var at = line.PositionOf(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));
            var down = line.At(at + 1).Y > line.At(at).Y == below ? 1 : -1;
            var outside = line.Support(at + (down * 0.06 * height), at + (down * 0.2 * height));
            var inside = line.Support(at - (down * 0.03 * height), at - (down * 0.2 * height));
            var value = Math.Max(0, outside - inside);
            (first, second) = value > first ? (value, first) : (first, Math.Max(second, value));
        }

        return first + second;
    }

    private static double Signed(EdgeLine line, Pixel point) => (line.NormalX * point.X) + (line.NormalY * point.Y) - line.Distance;
}
