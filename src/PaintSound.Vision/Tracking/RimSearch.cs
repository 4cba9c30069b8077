using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>Finds the rim of a canvas that has moved a little: as a whole, without changing its shape much.</summary>
internal static class RimSearch
{
    private const int LinesPerSide = 9;
    private const int MaxDegrees = 6;
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Sides of a canvas that has moved keep their length up to this factor, and turn alike up to this angle in radians.</summary>
    private const double SameLength = 1.06, SameTurn = 0.03;

    /// <summary>What a change of the length of a side costs, per share of its length: the edge of a ledge below the canvas makes it longer.</summary>
    private const double ChangedShape = 6;

    /// <summary>Finds the best rims near a former one.</summary>
    /// <param name="map">The edges of the picture.</param>
    /// <param name="former">The former corners.</param>
    /// <param name="reach">How far a side may have moved, in pixels.</param>
    /// <returns>The best rim and the share of its edges; the same share of the best one elsewhere. Null if there is none.</returns>
    public static RimMatch? Find(EdgeMap map, Quad former, double reach)
    {
        var sides = new IReadOnlyList<EdgeLine>[4];
        for (var side = 0; side < 4; side++)
        {
            sides[side] = FindLines(map, former[side], former[side + 1], reach);
            if (sides[side].Count == 0)
            {
                return null;
            }
        }

        List<(Quad Quad, double Score)> found = [];
        foreach (var top in sides[0])
        {
            foreach (var right in sides[1])
            {
                if (Cross(top, right) is not { } topRight)
                {
                    continue;
                }

                foreach (var bottom in sides[2])
                {
                    if (Cross(bottom, right) is not { } bottomRight || !IsSameLength(topRight.DistanceTo(bottomRight), former.Side(1)))
                    {
                        continue;
                    }

                    foreach (var left in sides[3])
                    {
                        if (Cross(top, left) is not { } topLeft || Cross(bottom, left) is not { } bottomLeft)
                        {
                            continue;
                        }

                        var quad = new Quad(topLeft, topRight, bottomRight, bottomLeft);
                        if (IsSameShape(quad, former))
                        {
                            found.Add((quad, Score(new QuadCandidate(quad, [top, right, bottom, left], 0)) - (ChangedShape * Change(quad, former))));
                        }
                    }
                }
            }
        }

        if (found.Count == 0)
        {
            return null;
        }

        var best = found.MaxBy(item => item.Score);
        var next = found.Where(item => item.Quad.DistanceTo(best.Quad) > 5).Select(item => item.Score).DefaultIfEmpty(0).Max();
        return new RimMatch(QuadRefiner.Refine(best.Quad, map), best.Score, next);
    }

    // Edges along the sides that end in the corners.
    private static double Score(QuadCandidate candidate)
    {
        var (sides, ends) = (0.0, 0.0);
        for (var side = 0; side < 4; side++)
        {
            sides += candidate.Support(side) / 4;
            for (var end = 0; end < 2; end++)
            {
                ends += (candidate.SupportAtCorner(side, end == 1, 0, 14) - (0.7 * candidate.SupportAtCorner(side, end == 1, -16, -3))) / 8;
            }
        }

        return sides + (0.4 * ends);
    }

    // The largest change of the length of a side, as a share of its length.
    private static double Change(Quad quad, Quad former) => Enumerable.Range(0, 4).Max(side => Math.Abs((quad.Side(side) / former.Side(side)) - 1));

    private static bool IsSameLength(double a, double b) => a < SameLength * b && b < SameLength * a;

    private static bool IsSameShape(Quad quad, Quad former)
    {
        var (least, most) = (double.MaxValue, double.MinValue);
        for (var side = 0; side < 4; side++)
        {
            if (!IsSameLength(quad.Side(side), former.Side(side)))
            {
                return false;
            }

            var turn = Direction(quad, side) - Direction(former, side);
            turn -= Math.Round(turn / (2 * Math.PI)) * 2 * Math.PI;
            (least, most) = (Math.Min(least, turn), Math.Max(most, turn));
        }

        return most - least < SameTurn;
    }

    private static double Direction(Quad quad, int side) => Math.Atan2(quad[side + 1].Y - quad[side].Y, quad[side + 1].X - quad[side].X);

    private static Pixel? Cross(EdgeLine a, EdgeLine b)
    {
        var determinant = (a.NormalX * b.NormalY) - (a.NormalY * b.NormalX);
        return Math.Abs(determinant) < 0.5
            ? null
            : new Pixel(
                ((a.Distance * b.NormalY) - (b.Distance * a.NormalY)) / determinant, ((b.Distance * a.NormalX) - (a.Distance * b.NormalX)) / determinant);
    }

    // A Hough transform in the band where the side can be.
    private static List<EdgeLine> FindLines(EdgeMap map, Pixel a, Pixel b, double reach)
    {
        var length = a.DistanceTo(b);
        var (tx, ty) = ((b.X - a.X) / length, (b.Y - a.Y) / length);
        var (nx, ny) = (-ty, tx);
        var (mx, my) = ((a.X + b.X) / 2, (a.Y + b.Y) / 2);
        var offsets = (2 * (int)reach) + 1;
        var votes = new int[(2 * MaxDegrees) + 1, offsets];
        var half = (length / 2) + reach;
        var lowest = 0.985;
        var (left, right) = (Math.Max(1, (int)(Math.Min(a.X, b.X) - reach)), Math.Min(map.Width - 2, (int)(Math.Max(a.X, b.X) + reach)));
        var (top, bottom) = (Math.Max(1, (int)(Math.Min(a.Y, b.Y) - reach)), Math.Min(map.Height - 2, (int)(Math.Max(a.Y, b.Y) + reach)));
        for (var y = top; y <= bottom; y++)
        {
            for (var x = left; x <= right; x++)
            {
                if (!map.IsEdge(x, y))
                {
                    continue;
                }

                var (along, across) = (((x - mx) * tx) + ((y - my) * ty), ((x - mx) * nx) + ((y - my) * ny));
                var (ex, ey) = (map.NormalX(x, y), map.NormalY(x, y));
                var (cosine, sine) = ((ex * nx) + (ey * ny), (ex * tx) + (ey * ty));
                if (Math.Abs(along) > half || Math.Abs(across) > reach || Math.Abs(cosine) < lowest)
                {
                    continue;
                }

                // The line through the edge with its turn: its offset in the middle of the side.
                var centre = Math.Atan(-sine / cosine) / RadiansPerDegree;
                for (var turn = Math.Max(-MaxDegrees, (int)Math.Round(centre) - 3); turn <= Math.Min(MaxDegrees, (int)Math.Round(centre) + 3); turn++)
                {
                    var offset = (int)Math.Round(across - (along * Math.Tan(turn * RadiansPerDegree))) + (int)reach;
                    if ((uint)offset < (uint)offsets)
                    {
                        votes[turn + MaxDegrees, offset]++;
                    }
                }
            }
        }

        return Pick(map, votes, offsets, reach, length, (mx, my), (nx, ny));
    }

    private static List<EdgeLine> Pick(EdgeMap map, int[,] votes, int offsets, double reach, double length, (double X, double Y) middle, (double X, double Y) normal)
    {
        List<EdgeLine> lines = [];
        while (lines.Count < LinesPerSide)
        {
            var (best, bestTurn, bestOffset) = (0, 0, 0);
            for (var turn = 0; turn <= 2 * MaxDegrees; turn++)
            {
                for (var offset = 1; offset < offsets - 1; offset++)
                {
                    var sum = votes[turn, offset - 1] + (2 * votes[turn, offset]) + votes[turn, offset + 1];
                    if (sum > best)
                    {
                        (best, bestTurn, bestOffset) = (sum, turn, offset);
                    }
                }
            }

            if (best < 0.3 * length)
            {
                break;
            }

            // A turn by the angle changes the offset along the side by its tangent.
            var (sine, cosine) = Math.SinCos((bestTurn - MaxDegrees) * RadiansPerDegree);
            var (tx, ty) = (normal.Y, -normal.X);
            var (nx, ny) = ((normal.X * cosine) - (tx * sine), (normal.Y * cosine) - (ty * sine));
            var (px, py) = (middle.X + (normal.X * (bestOffset - (int)reach)), middle.Y + (normal.Y * (bestOffset - (int)reach)));
            lines.Add(new EdgeLine(map, nx, ny, (nx * px) + (ny * py)));
            for (var turn = Math.Max(0, bestTurn - 2); turn <= Math.Min(2 * MaxDegrees, bestTurn + 2); turn++)
            {
                for (var offset = Math.Max(0, bestOffset - 2); offset <= Math.Min(offsets - 1, bestOffset + 2); offset++)
                {
                    votes[turn, offset] = 0;
                }
            }
        }

        return lines;
    }
}
