namespace PaintSound.Vision.Finding;

/// <summary>Fits the sides of a quadrilateral again, each only to the edges along it and between the pixels.</summary>
internal static class QuadRefiner
{
    private const double Reach = 2.5;
    private const double Tolerance = 1;
    private const int MinPoints = 12;

    /// <summary>Returns the quadrilateral with its sides where the light changes most; the same if a side has too few edges.</summary>
    public static Quad Refine(Quad quad, EdgeMap map)
    {
        var lines = new (double X, double Y, double Distance)[4];
        for (var side = 0; side < 4; side++)
        {
            lines[side] = FitSide(quad[side], quad[side + 1], map);
        }

        var corners = new Pixel[4];
        for (var i = 0; i < 4; i++)
        {
            var (a, b) = (lines[(i + 3) % 4], lines[i]);
            var determinant = (a.X * b.Y) - (a.Y * b.X);
            corners[i] = Math.Abs(determinant) < 0.3
                ? quad[i]
                : new Pixel(((a.Distance * b.Y) - (b.Distance * a.Y)) / determinant, ((b.Distance * a.X) - (a.Distance * b.X)) / determinant);
            if (corners[i].DistanceTo(quad[i]) > 2 * Reach)
            {
                corners[i] = quad[i];
            }
        }

        return new Quad(corners[0], corners[1], corners[2], corners[3]);
    }

    private static (double X, double Y, double Distance) FitSide(Pixel a, Pixel b, EdgeMap map)
    {
        var length = a.DistanceTo(b);
        var (nx, ny) = (-(b.Y - a.Y) / length, (b.X - a.X) / length);
        List<Pixel> points = [];
        for (var s = 0.03 * length; s <= 0.97 * length; s++)
        {
            var (x, y) = (a.X + ((b.X - a.X) * s / length), a.Y + ((b.Y - a.Y) * s / length));
            if (FindPeak(x, y, nx, ny, map) is { } offset)
            {
                points.Add(new Pixel(x + (offset * nx), y + (offset * ny)));
            }
        }

        var (px, py, distance) = (nx, ny, (nx * a.X) + (ny * a.Y));
        for (var pass = 0; pass < 3 && points.Count >= MinPoints; pass++)
        {
            (px, py, distance) = Fit(points, px, py);
            var kept = points.FindAll(point => Math.Abs((px * point.X) + (py * point.Y) - distance) < (pass == 0 ? 2 : 1) * Tolerance);
            if (kept.Count < MinPoints)
            {
                break;
            }

            points = kept;
        }

        return (px, py, distance);
    }

    // Where the slope is largest across the side, between the pixels.
    private static double? FindPeak(double x, double y, double nx, double ny, EdgeMap map)
    {
        var (best, at) = (0f, 0.0);
        for (var d = -Reach; d <= Reach; d += 0.5)
        {
            var (column, row) = ((int)Math.Round(x + (d * nx)), (int)Math.Round(y + (d * ny)));
            if (column < 1 || row < 1 || column >= map.Width - 1 || row >= map.Height - 1 || !map.IsEdge(column, row)
                || Math.Abs((map.NormalX(column, row) * nx) + (map.NormalY(column, row) * ny)) < 0.96)
            {
                continue;
            }

            if (map.Slope(column, row) > best)
            {
                best = map.Slope(column, row);

                // The parabola through the slopes of the pixel and of its neighbours across the side.
                var (dx, dy) = Math.Abs(nx) > Math.Abs(ny) ? (Math.Sign(nx), 0) : (0, Math.Sign(ny));
                var (before, after) = (map.Slope(column - dx, row - dy), map.Slope(column + dx, row + dy));
                var curve = before - (2 * best) + after;
                var shift = curve < 0 ? Math.Clamp(0.5 * (before - after) / curve, -0.5, 0.5) : 0;
                at = ((column + (shift * dx) - x) * nx) + ((row + (shift * dy) - y) * ny);
            }
        }

        return best > 0 ? at : null;
    }

    private static (double X, double Y, double Distance) Fit(List<Pixel> points, double nx, double ny)
    {
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var p in points)
        {
            var (dx, dy) = (p.X - mx, p.Y - my);
            (xx, yy, xy) = (xx + (dx * dx), yy + (dy * dy), xy + (dx * dy));
        }

        var along = 0.5 * Math.Atan2(2 * xy, xx - yy);
        var (x, y) = (-Math.Sin(along), Math.Cos(along));
        if ((x * nx) + (y * ny) < 0)
        {
            (x, y) = (-x, -y);
        }

        return (x, y, (x * mx) + (y * my));
    }
}
