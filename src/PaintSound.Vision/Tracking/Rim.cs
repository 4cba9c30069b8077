using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>The rim of a canvas in a camera picture, and which parts of it have an edge.</summary>
internal sealed class Rim
{
    /// <summary>Parts of each side: an arm covers some, a movement loses nearly all.</summary>
    public const int PartsPerSide = 12;

    private const double Reach = 1.6, Cosine = 0.974, VisiblePart = 0.5;

    private readonly double[] _support = new double[4 * PartsPerSide];

    /// <param name="quad">The corners in pixels.</param>
    /// <param name="map">The edges of the picture.</param>
    public Rim(Quad quad, EdgeMap map)
    {
        Quad = quad;
        for (var side = 0; side < 4; side++)
        {
            var (a, b) = (quad[side], quad[side + 1]);
            var length = Math.Max(1, a.DistanceTo(b));
            var (nx, ny) = (-(b.Y - a.Y) / length, (b.X - a.X) / length);
            for (var part = 0; part < PartsPerSide; part++)
            {
                var (n, found) = (0, 0);
                for (var s = part * length / PartsPerSide; s < (part + 1) * length / PartsPerSide; s += 1.5)
                {
                    n++;
                    found += map.HasEdge(a.X + ((b.X - a.X) * s / length), a.Y + ((b.Y - a.Y) * s / length), nx, ny, Reach, Cosine) ? 1 : 0;
                }

                _support[(side * PartsPerSide) + part] = n == 0 ? 0 : found / (double)n;
            }
        }
    }

    /// <summary>The corners in pixels.</summary>
    public Quad Quad { get; }

    /// <summary>The mean share of the rim that has an edge, 0..1.</summary>
    public double Support => _support.Average();

    /// <summary>
    /// The share of the visible parts of this rim that are visible in another picture, too: the lower one of both pairs of opposite sides, because a
    /// canvas that slides along two of its sides leaves these two visible. 0..1.
    /// </summary>
    public double VisibleIn(Rim other)
    {
        var (least, known) = (1.0, 0);
        for (var pair = 0; pair < 2; pair++)
        {
            var (visible, still) = (0, 0);
            for (var i = 0; i < _support.Length; i++)
            {
                if (i / PartsPerSide % 2 == pair && _support[i] >= VisiblePart)
                {
                    visible++;
                    still += other._support[i] >= VisiblePart ? 1 : 0;
                }
            }

            known += visible >= PartsPerSide / 2 ? 1 : 0;
            least = Math.Min(least, visible == 0 ? 0 : still / (double)visible);
        }

        return known == 2 ? least : 0;
    }
}
