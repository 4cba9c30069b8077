namespace PaintSound.Vision.Finding;

/// <summary>Combines lines to quadrilaterals that could be a canvas and returns those whose sides have most edges.</summary>
internal static class QuadSearch
{
    private const double MinSideSupport = 0.25;

    /// <summary>The shortest side as a share of the picture's shorter side.</summary>
    private const double MinSide = 0.16;

    private const double MinArea = 0.035;

    /// <summary>The largest value of <see cref="Corners"/>.</summary>
    private const double MaxCorners = 0.5;

    /// <summary>Quadrilaterals that are kept before those that are nearly the same are dropped.</summary>
    private const int Pool = 3000;

    /// <summary>Quadrilaterals whose corners are all nearer than this, in pixels, are nearly the same.</summary>
    private const double SameCorner = 2.5;

    /// <summary>Finds the best quadrilaterals.</summary>
    /// <param name="map">The edges.</param>
    /// <param name="levels">Lines that are nearer to level than to upright.</param>
    /// <param name="uprights">The other lines.</param>
    /// <param name="count">The largest number of quadrilaterals.</param>
    public static IReadOnlyList<QuadCandidate> Find(EdgeMap map, IReadOnlyList<EdgeLine> levels, IReadOnlyList<EdgeLine> uprights, int count)
    {
        var shortest = MinSide * Math.Min(map.Width, map.Height);
        var corners = new Pixel?[levels.Count, uprights.Count];
        for (var i = 0; i < levels.Count; i++)
        {
            for (var j = 0; j < uprights.Count; j++)
            {
                corners[i, j] = Cross(levels[i], uprights[j], map);
            }
        }

        var best = new PriorityQueue<QuadCandidate, double>();
        var crossing = new List<int>();
        for (var left = 0; left < uprights.Count; left++)
        {
            for (var right = 0; right < uprights.Count; right++)
            {
                CollectCrossing(left, right);
                for (var i = 0; i < crossing.Count; i++)
                {
                    for (var j = 0; j < crossing.Count; j++)
                    {
                        TryAdd(crossing[i], right, crossing[j], left);
                    }
                }
            }
        }

        return SelectDifferent(best.UnorderedItems.OrderByDescending(item => item.Priority).Select(item => item.Element), count);

        // The level lines that have edges between both uprights.
        void CollectCrossing(int left, int right)
        {
            crossing.Clear();
            for (var level = 0; level < levels.Count && left != right; level++)
            {
                if (corners[level, left] is { } a && corners[level, right] is { } b && b.X - a.X >= shortest
                    && Between(levels[level], a, b) >= MinSideSupport)
                {
                    crossing.Add(level);
                }
            }
        }

        void TryAdd(int top, int right, int bottom, int left)
        {
            var (topLeft, topRight, bottomRight, bottomLeft) = (corners[top, left]!.Value, corners[top, right]!.Value, corners[bottom, right]!.Value, corners[bottom, left]!.Value);
            if (bottomLeft.Y - topLeft.Y < shortest || bottomRight.Y - topRight.Y < shortest)
            {
                return;
            }

            var quad = new Quad(topLeft, topRight, bottomRight, bottomLeft);
            if (IsPlausible(quad, map) && Between(uprights[left], topLeft, bottomLeft) is var support && support >= MinSideSupport)
            {
                Add(quad, levels[top], uprights[right], levels[bottom], uprights[left], support);
            }
        }

        void Add(Quad quad, EdgeLine top, EdgeLine right, EdgeLine bottom, EdgeLine left, double leftSupport)
        {
            var (s0, s1, s2) = (
                Between(top, quad.TopLeft, quad.TopRight), Between(right, quad.TopRight, quad.BottomRight), Between(bottom, quad.BottomRight, quad.BottomLeft));
            var least = Math.Min(Math.Min(s0, s1), Math.Min(s2, leftSupport));
            if (least < MinSideSupport)
            {
                return;
            }

            var quick = ((s0 + s1 + s2 + leftSupport) / 4) + (0.3 * least) + (0.2 * Math.Sqrt(quad.Area / (map.Width * map.Height)));
            if (best.Count == Pool && best.TryPeek(out _, out var worst) && quick + MaxCorners <= worst)
            {
                return;
            }

            var candidate = new QuadCandidate(quad, [top, right, bottom, left], quick);
            quick += Corners(candidate);
            if (best.Count < Pool)
            {
                best.Enqueue(candidate with { Quick = quick }, quick);
            }
            else
            {
                best.EnqueueDequeue(candidate with { Quick = quick }, quick);
            }
        }
    }

    private static List<QuadCandidate> SelectDifferent(IEnumerable<QuadCandidate> candidates, int count)
    {
        List<QuadCandidate> selected = [];
        foreach (var candidate in candidates)
        {
            if (!selected.Exists(other => other.Quad.DistanceTo(candidate.Quad) < SameCorner))
            {
                selected.Add(candidate);
                if (selected.Count == count)
                {
                    break;
                }
            }
        }

        return selected;
    }

    // Sides that meet in the corners and end there.
    private static double Corners(QuadCandidate candidate)
    {
        var sum = 0.0;
        for (var side = 0; side < 4; side++)
        {
            foreach (var atEnd in new[] { false, true })
            {
                sum += candidate.SupportAtCorner(side, atEnd, 0, 14) - (0.5 * candidate.SupportAtCorner(side, atEnd, -18, -3));
            }
        }

        return MaxCorners * (sum / 8);
    }

    private static double Between(EdgeLine line, Pixel a, Pixel b) => line.Support(line.PositionOf(a.X, a.Y), line.PositionOf(b.X, b.Y));

    private static bool IsPlausible(Quad quad, EdgeMap map)
    {
        var (width, height) = ((quad.Side(0) + quad.Side(2)) / 2, (quad.Side(1) + quad.Side(3)) / 2);
        return width < 3 * height && height < 3 * width
            && quad.Side(0) < 1.7 * quad.Side(2) && quad.Side(2) < 1.7 * quad.Side(0)
            && quad.Side(1) < 1.7 * quad.Side(3) && quad.Side(3) < 1.7 * quad.Side(1)
            && quad.Area is var area && area > MinArea * map.Width * map.Height && area < 0.96 * map.Width * map.Height;
    }

    private static Pixel? Cross(EdgeLine a, EdgeLine b, EdgeMap map)
    {
        var determinant = (a.NormalX * b.NormalY) - (a.NormalY * b.NormalX);
        if (Math.Abs(determinant) < 0.6)
        {
            return null;
        }

        var (x, y) = (
            ((a.Distance * b.NormalY) - (b.Distance * a.NormalY)) / determinant, ((b.Distance * a.NormalX) - (a.Distance * b.NormalX)) / determinant);
        return x >= -2 && y >= -2 && x <= map.Width + 1 && y <= map.Height + 1 ? new Pixel(x, y) : null;
    }
}
