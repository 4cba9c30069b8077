using OpenCvSharp;

namespace PaintSound.Vision.Finding;

/// <summary>
/// The edges of a picture: pixels where lightness or colour changes most, with the direction of the change. The channel of L*a*b* that changes
/// most decides, so that paint as light as the wall still has an edge.
/// </summary>
internal sealed class EdgeMap
{
    /// <summary>The smallest slope of an edge, in steps of 0..255 per pixel, in a picture without noise.</summary>
    private const float MinSlope = 0.9f;

    /// <summary>The smallest slope of an edge as a multiple of the median slope, which is noise: most of a picture is flat.</summary>
    private const float SlopeOverNoise = 2.2f;

    /// <summary>The largest threshold: on a picture full of paint or of rough plaster the median is no noise.</summary>
    private const float MaxThreshold = 2.2f;

    private readonly float[] _slope, _normalX, _normalY;
    private readonly bool[] _isEdge;

    private EdgeMap(int width, int height)
    {
        (Width, Height) = (width, height);
        var count = width * height;
        (_slope, _normalX, _normalY, _isEdge) = (new float[count], new float[count], new float[count], new bool[count]);
    }

    private byte[] _lab = [];

    public int Width { get; }

    public int Height { get; }

    /// <summary>The slope that an edge has at least, in steps of 0..255 per pixel.</summary>
    public float Threshold { get; private set; }

    /// <summary>Creates the map of a picture with R, G, B.</summary>
    public static EdgeMap Create(Mat rgb)
    {
        var map = new EdgeMap(rgb.Width, rgb.Height);
        using Mat lab = new(), soft = new();
        Cv2.CvtColor(rgb, lab, ColorConversionCodes.RGB2Lab);
        Cv2.GaussianBlur(lab, soft, new Size(0, 0), 1.1);
        map._lab = soft.AsSpan<byte>().ToArray();
        using Mat dx = new(), dy = new();
        Cv2.Scharr(soft, dx, MatType.CV_32F, 1, 0, 1 / 32.0);
        Cv2.Scharr(soft, dy, MatType.CV_32F, 0, 1, 1 / 32.0);
        map.TakeStrongest(dx, dy);
        map.FindEdges();
        return map;
    }

    public bool IsEdge(int x, int y) => _isEdge[(y * Width) + x];

    public float Slope(int x, int y) => _slope[(y * Width) + x];

    /// <summary>The x of the unit vector across the edge, from dark to light.</summary>
    public float NormalX(int x, int y) => _normalX[(y * Width) + x];

    /// <summary>The y of the unit vector across the edge, from dark to light.</summary>
    public float NormalY(int x, int y) => _normalY[(y * Width) + x];

    /// <summary>The difference of colour between two pixels, the largest over L*, a* and b*, in steps of 0..255. Outside of the picture it is 0.</summary>
    public int Difference(Pixel a, Pixel b)
    {
        var (ax, ay, bx, by) = ((int)Math.Round(a.X), (int)Math.Round(a.Y), (int)Math.Round(b.X), (int)Math.Round(b.Y));
        if ((uint)ax >= (uint)Width || (uint)bx >= (uint)Width || (uint)ay >= (uint)Height || (uint)by >= (uint)Height)
        {
            return 0;
        }

        var (m, n) = (3 * ((ay * Width) + ax), 3 * ((by * Width) + bx));
        return Math.Max(Math.Abs(_lab[m] - _lab[n]), Math.Max(Math.Abs(_lab[m + 1] - _lab[n + 1]), Math.Abs(_lab[m + 2] - _lab[n + 2])));
    }

    /// <summary>Returns true if an edge that lies in a direction is near a point.</summary>
    /// <param name="x">The column.</param>
    /// <param name="y">The row.</param>
    /// <param name="normalX">The x of the unit vector across the direction.</param>
    /// <param name="normalY">The y of the unit vector across the direction.</param>
    /// <param name="reach">How far the edge may be, in pixels.</param>
    /// <param name="cosine">The smallest cosine between both directions.</param>
    public bool HasEdge(double x, double y, double normalX, double normalY, double reach, double cosine)
    {
        for (var d = -reach; d <= reach; d += 0.75)
        {
            var (column, row) = ((int)(x + (d * normalX) + 0.5), (int)(y + (d * normalY) + 0.5));
            if ((uint)column < (uint)Width && (uint)row < (uint)Height)
            {
                var at = (row * Width) + column;
                if (_isEdge[at] && Math.Abs((_normalX[at] * normalX) + (_normalY[at] * normalY)) >= cosine)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void TakeStrongest(Mat dx, Mat dy)
    {
        var x = dx.AsSpan<float>();
        var y = dy.AsSpan<float>();
        for (var at = 0; at < _slope.Length; at++)
        {
            var best = -1f;
            for (var n = 3 * at; n < (3 * at) + 3; n++)
            {
                var square = (x[n] * x[n]) + (y[n] * y[n]);
                if (square > best)
                {
                    (best, _normalX[at], _normalY[at]) = (square, x[n], y[n]);
                }
            }

            _slope[at] = MathF.Sqrt(best);
            if (_slope[at] > 0)
            {
                (_normalX[at], _normalY[at]) = (_normalX[at] / _slope[at], _normalY[at] / _slope[at]);
            }
        }
    }

    private void FindEdges()
    {
        var sorted = (float[])_slope.Clone();
        Array.Sort(sorted);
        Threshold = Math.Clamp(SlopeOverNoise * sorted[sorted.Length / 2], MinSlope, MaxThreshold);
        for (var row = 1; row < Height - 1; row++)
        {
            for (var column = 1; column < Width - 1; column++)
            {
                var at = (row * Width) + column;
                if (_slope[at] >= Threshold)
                {
                    _isEdge[at] = IsPeak(at);
                }
            }
        }
    }

    // Across the edge, both neighbours are less steep.
    private bool IsPeak(int at)
    {
        var (x, y) = (Math.Abs(_normalX[at]), Math.Abs(_normalY[at]));
        var diagonal = _normalX[at] * _normalY[at] > 0 ? Width + 1 : Width - 1;
        var step = y < 0.4142f * x ? 1 : x < 0.4142f * y ? Width : diagonal;
        return _slope[at] >= _slope[at - step] && _slope[at] > _slope[at + step];
    }
}
