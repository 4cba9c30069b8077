using System.Numerics.Tensors;

namespace PaintSound.Vision.Finding;

/// <summary>
/// Finds long straight lines by a Hough transform in which every edge votes only for lines in its own direction. Faint and strong edges have the
/// same vote: the rim of a white canvas before a white wall is long and faint.
/// </summary>
internal static class LineDetector
{
    private const int Angles = 180;

    /// <summary>How far the direction of an edge may be from that of its line, in degrees.</summary>
    private const int Spread = 5;

    /// <summary>Lines with many edges that are fitted for each one that is returned: across a painting there are many by chance.</summary>
    private const int PeaksPerLine = 3;

    /// <summary>Lines that are nearer than this along the stretch of the weaker one are the same, in pixels.</summary>
    private const double SameDistance = 1.8;

    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Finds the lines with the strongest stretch of edges.</summary>
    /// <param name="map">The edges.</param>
    /// <param name="isUpright">True for lines within 45 degrees of upright, false for the others.</param>
    /// <param name="count">The largest number of lines.</param>
    public static IReadOnlyList<EdgeLine> Find(EdgeMap map, bool isUpright, int count)
    {
        var radius = (int)Math.Sqrt((map.Width * map.Width) + (map.Height * map.Height)) + 1;
        var bins = (2 * radius) + 1;
        var votes = Vote(map, isUpright, radius);
        List<EdgeLine> lines = [];
        var smoothed = Smooth(votes, bins);
        var minimum = 0.05 * Math.Min(map.Width, map.Height);
        while (lines.Count < PeaksPerLine * count)
        {
            var best = smoothed.AsSpan().IndexOf(TensorPrimitives.Max<int>(smoothed));
            if (smoothed[best] < minimum)
            {
                break;
            }

            var (angle, bin) = (best / bins, best % bins);
            if (Fit(map, angle * RadiansPerDegree, bin - radius) is { } line)
            {
                lines.Add(line);
            }

            Clear(smoothed, angle, bin, bins);
        }

        List<EdgeLine> different = [];
        foreach (var line in lines.OrderByDescending(line => line.Strength))
        {
            if (different.Count < count && !different.Exists(other => IsSame(other, line)))
            {
                different.Add(line);
            }
        }

        return different;
    }

    private static int[] Vote(EdgeMap map, bool isUpright, int radius)
    {
        var bins = (2 * radius) + 1;
        var votes = new int[Angles * bins];
        var (cosines, sines) = (new double[Angles], new double[Angles]);
        for (var angle = 0; angle < Angles; angle++)
        {
            (sines[angle], cosines[angle]) = Math.SinCos(angle * RadiansPerDegree);
        }

        for (var y = 1; y < map.Height - 1; y++)
        {
            for (var x = 1; x < map.Width - 1; x++)
            {
                if (!map.IsEdge(x, y))
                {
                    continue;
                }

                var (nx, ny) = (map.NormalX(x, y), map.NormalY(x, y));
                if (Math.Abs(nx) > Math.Abs(ny) != isUpright)
                {
                    continue;
                }

                var centre = (int)Math.Round(Math.Atan2(ny, nx) / RadiansPerDegree);
                for (var d = -Spread; d <= Spread; d++)
                {
                    var angle = (centre + d + 720) % Angles;
                    votes[(angle * bins) + radius + (int)Math.Round((x * cosines[angle]) + (y * sines[angle]))]++;
                }
            }
        }

        return votes;
    }

    private static int[] Smooth(int[] votes, int bins)
    {
        var smoothed = new int[votes.Length];
        for (var i = 1; i < votes.Length - 1; i++)
        {
            smoothed[i] = i % bins is 0 || i % bins == bins - 1 ? 0 : votes[i - 1] + votes[i] + votes[i + 1];
        }

        return smoothed;
    }

    private static void Clear(int[] votes, int angle, int bin, int bins)
    {
        for (var d = -2; d <= 2; d++)
        {
            var at = (angle + d + Angles) % Angles;

            // A turn by 180 degrees changes the sign of the distance.
            var mirrored = angle + d is < 0 or >= Angles;
            for (var r = -2; r <= 2; r++)
            {
                var column = (mirrored ? bins - 1 - bin : bin) + r;
                if ((uint)column < (uint)bins)
                {
                    votes[(at * bins) + column] = 0;
                }
            }
        }
    }

    // Least squares over the edges near the line, twice.
    private static EdgeLine? Fit(EdgeMap map, double angle, double distance)
    {
        var (ny, nx) = Math.SinCos(angle);
        foreach (var reach in new[] { 3.5, 2.0 })
        {
            var (n, sx, sy, sxx, syy, sxy) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
            var length = map.Width + map.Height;
            for (var s = -length; s <= length; s++)
            {
                for (var d = -reach; d <= reach; d++)
                {
                    var (x, y) = ((int)Math.Round((nx * (distance + d)) - (ny * s)), (int)Math.Round((ny * (distance + d)) + (nx * s)));
                    if (x < 1 || y < 1 || x >= map.Width - 1 || y >= map.Height - 1 || !map.IsEdge(x, y)
                        || Math.Abs((map.NormalX(x, y) * nx) + (map.NormalY(x, y) * ny)) < 0.97)
                    {
                        continue;
                    }

                    (n, sx, sy, sxx, syy, sxy) = (n + 1, sx + x, sy + y, sxx + (x * x), syy + (y * y), sxy + (x * y));
                }
            }

            if (n < 12)
            {
                return null;
            }

            var (mx, my) = (sx / n, sy / n);
            var (cxx, cyy, cxy) = ((sxx / n) - (mx * mx), (syy / n) - (my * my), (sxy / n) - (mx * my));
            var along = 0.5 * Math.Atan2(2 * cxy, cxx - cyy);
            var (newX, newY) = (-Math.Sin(along), Math.Cos(along));
            if ((newX * nx) + (newY * ny) < 0)
            {
                (newX, newY) = (-newX, -newY);
            }

            if ((newX * nx) + (newY * ny) < 0.99)
            {
                return null;
            }

            (nx, ny, distance) = (newX, newY, (mx * newX) + (my * newY));
        }

        return new EdgeLine(map, nx, ny, distance);
    }

    // The stretch of the weaker line lies on the stronger one.
    private static bool IsSame(EdgeLine strong, EdgeLine weak)
    {
        var (a, b) = (weak.At(weak.RunStart), weak.At(weak.RunEnd));
        return Math.Abs((strong.NormalX * a.X) + (strong.NormalY * a.Y) - strong.Distance) < SameDistance
            && Math.Abs((strong.NormalX * b.X) + (strong.NormalY * b.Y) - strong.Distance) < SameDistance;
    }
}
