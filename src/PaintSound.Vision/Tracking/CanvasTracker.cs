using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>
/// Follows a canvas. While its rim is where it was, nothing else is looked at. If not, the rim is found anew near its former place, and the paint is
/// found again by features: a blank canvas has only a rim, and the rim of a canvas that is painted all over may be hard to see.
/// </summary>
internal sealed class CanvasTracker : ICanvasTracker, IDisposable
{
    /// <summary>The farthest movement that is followed, as a share of the width of the canvas. The bar is 0.1.</summary>
    private const double MaxShift = 0.13;

    /// <summary>The farthest turn that is followed, in radians: 6 degrees.</summary>
    private const double MaxTurn = 0.105;

    /// <summary>The share of the visible rim that must be visible where it was.</summary>
    private const double StillRim = 0.5;

    /// <summary>Movements below this share of the width of the canvas are noise: 3 of 448 pixels.</summary>
    private const double StillShift = 0.0067;

    /// <summary>The least score of a rim, as a share of the score of the former rim.</summary>
    private const double GoodRim = 0.6;

    /// <summary>How much better a rim must be than the best one elsewhere.</summary>
    private const double ClearRim = 0.12;

    /// <summary>The size of the working picture.</summary>
    private const int Pixels = 640 * 360;

    /// <summary>The score of a whole rim, as a share of the score of the former rim.</summary>
    private const double WholeRim = 0.85;

    private readonly PaintMatcher _paint = new();
    private Corners? _corners;
    private Rim? _rim;
    private double _rimScore;
    private Quad? _framed;

    /// <inheritdoc/>
    public TrackedCanvas Track(RgbPicture picture, RgbPicture settled, Corners corners)
    {
        using var working = WorkingPicture.Create(picture, Pixels);
        var map = EdgeMap.Create(working);
        if (corners != _corners || _framed is null)
        {
            (_corners, _framed, _rim) = (corners, CanvasFinder.ToQuad(corners, map.Width, map.Height), null);
        }

        var width = Width(_framed);
        if (_rim is null)
        {
            TakeRim(map, width);
        }

        var visible = _rim?.VisibleIn(new Rim(_rim.Quad, map)) ?? 0;
        if (_rim is not null && visible >= StillRim)
        {
            return Still(corners);
        }

        var rim = _rim is null ? null : RimSearch.Find(map, _rim.Quad, MaxShift * width);
        if (rim is not null && (rim.Score < GoodRim * _rimScore || rim.Score - rim.NextScore < ClearRim))
        {
            rim = null;
        }

        // A rim that is whole and far better than any other needs no paint.
        var isRimEnough = rim is not null && rim.Score >= WholeRim * _rimScore && rim.Score - rim.NextScore >= 2 * ClearRim;
        var paint = isRimEnough ? null : _paint.Find(working, settled, _framed, MaxShift + 0.02);
        return Decide(map, rim, paint, width, corners);
    }

    /// <inheritdoc/>
    public void Dispose() => _paint.Dispose();

    private TrackedCanvas Decide(EdgeMap map, RimMatch? rim, PaintMatch? paint, double width, Corners corners)
    {
        var byRim = rim is null ? null : MoveFramed(rim.Quad);
        var quad = (byRim, paint) switch
        {
            (null, null) => null,
            (not null, null) => byRim,
            (null, not null) => paint.Inliers >= PaintMatch.CertainInliers ? paint.Quad : null,
            _ => byRim.DistanceTo(paint.Quad) < 0.03 * width ? byRim : paint.Inliers >= PaintMatch.CertainInliers ? paint.Quad : null,
        };
        if (quad is null)
        {
            return new TrackedCanvas(TrackingState.Unknown, corners, 0);
        }

        var shift = quad.DistanceTo(_framed!) / width;
        if (shift < StillShift)
        {
            return Still(corners);
        }

        return shift <= MaxShift && Turn(quad) <= MaxTurn && IsInside(quad, map)
            ? new TrackedCanvas(TrackingState.Moved, CanvasFinder.ToCorners(quad, map), shift)
            : new TrackedCanvas(TrackingState.Gone, corners, shift);
    }

    private static TrackedCanvas Still(Corners corners) => new(TrackingState.Still, corners, 0);

    // The rim near the corners, which a person may have set beside it on purpose.
    private void TakeRim(EdgeMap map, double width)
    {
        if (RimSearch.Find(map, _framed!, 0.04 * width) is { } match && match.Score > 0.7)
        {
            var rim = new Rim(match.Quad, map);
            if (rim.Support > 0.55)
            {
                (_rim, _rimScore) = (rim, match.Score);
            }
        }
    }

    // The corners may lie beside the rim: they move as the rim does.
    private Quad MoveFramed(Quad rim)
    {
        Point2f[] from = [.. Enumerable.Range(0, 4).Select(i => ToPoint(_rim!.Quad[i]))], to = [.. Enumerable.Range(0, 4).Select(i => ToPoint(rim[i]))];
        using var homography = Cv2.GetPerspectiveTransform(from, to);
        var moved = Cv2.PerspectiveTransform([.. Enumerable.Range(0, 4).Select(i => ToPoint(_framed![i]))], homography);
        return new Quad(ToPixel(moved[0]), ToPixel(moved[1]), ToPixel(moved[2]), ToPixel(moved[3]));
    }

    private double Turn(Quad quad)
    {
        var worst = 0.0;
        for (var side = 0; side < 4; side++)
        {
            var turn = Direction(quad, side) - Direction(_framed!, side);
            worst = Math.Max(worst, Math.Abs(turn - (Math.Round(turn / (2 * Math.PI)) * 2 * Math.PI)));
        }

        return worst;
    }

    private static bool IsInside(Quad quad, EdgeMap map) =>
        Enumerable.Range(0, 4).All(i => quad[i].X >= -1 && quad[i].Y >= -1 && quad[i].X <= map.Width && quad[i].Y <= map.Height);

    private static double Direction(Quad quad, int side) => Math.Atan2(quad[side + 1].Y - quad[side].Y, quad[side + 1].X - quad[side].X);

    private static double Width(Quad quad) => Math.Max(1, (quad.Side(0) + quad.Side(2)) / 2);

    private static Point2f ToPoint(Pixel p) => new((float)p.X, (float)p.Y);

    private static Pixel ToPixel(Point2f p) => new(p.X, p.Y);
}
