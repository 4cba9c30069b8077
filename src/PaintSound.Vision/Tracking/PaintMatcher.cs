using OpenCvSharp;
using PaintSound.Core.Framing;
using PaintSound.Vision.Finding;

namespace PaintSound.Vision.Tracking;

/// <summary>
/// Finds the paint of the settled canvas again in the camera picture: ORB features, matched, and the affine movement that most matches agree on.
/// It needs paint; a blank canvas has no features.
/// </summary>
internal sealed class PaintMatcher : IDisposable
{
    private const int Features = 450;

    /// <summary>The longer side of the canvas in the pictures that are compared, in pixels.</summary>
    private const double CanvasSide = 420;

    /// <summary>Features nearer to the rim than this show what is behind the canvas, too.</summary>
    private const double RimMargin = 0.05;

    private readonly ORB _orb = ORB.Create(nFeatures: Features, scaleFactor: 1.25f, nLevels: 5, edgeThreshold: 20, patchSize: 31, fastThreshold: 12);
    private readonly BFMatcher _matcher = new(NormTypes.Hamming, crossCheck: true);

    /// <summary>Looks for the paint.</summary>
    /// <param name="working">The working picture, R, G, B.</param>
    /// <param name="settled">The settled canvas, square.</param>
    /// <param name="former">Where the settled canvas was seen, in pixels of the working picture.</param>
    /// <param name="reach">How far it may have moved, as a share of the longer side of the canvas; the whole picture if 1 or more.</param>
    /// <returns>Null if no movement explains enough matches.</returns>
    public PaintMatch? Find(Mat working, RgbPicture settled, Quad former, double reach)
    {
        var (x0, y0) = (Enumerable.Range(0, 4).Min(i => former[i].X), Enumerable.Range(0, 4).Min(i => former[i].Y));
        var (x1, y1) = (Enumerable.Range(0, 4).Max(i => former[i].X), Enumerable.Range(0, 4).Max(i => former[i].Y));
        var side = Math.Max(x1 - x0, y1 - y0);
        var margin = reach * side;
        var crop = new Rect((int)(x0 - margin), (int)(y0 - margin), (int)(x1 - x0 + (2 * margin)) + 1, (int)(y1 - y0 + (2 * margin)) + 1)
            .Intersect(new Rect(0, 0, working.Width, working.Height));
        if (crop.Width < 40 || crop.Height < 40)
        {
            return null;
        }

        var scale = Math.Min(CanvasSide / side, 1000.0 / Math.Max(crop.Width, crop.Height));
        using Mat now = new(), nowGrey = new();
        using (var part = new Mat(working, crop))
        {
            Cv2.Resize(part, now, new Size(Math.Round(crop.Width * scale), Math.Round(crop.Height * scale)), 0, 0, InterpolationFlags.Cubic);
        }

        Cv2.CvtColor(now, nowGrey, ColorConversionCodes.RGB2GRAY);
        using Mat before = new(), mask = new(now.Size(), MatType.CV_8UC1, Scalar.Black);
        Draw(settled, former, crop, scale, now.Size(), before);
        var centre = former.Centre;
        Cv2.FillConvexPoly(mask, Enumerable.Range(0, 4).Select(i => ToCrop(new Pixel(
            former[i].X + (2 * RimMargin * (centre.X - former[i].X)), former[i].Y + (2 * RimMargin * (centre.Y - former[i].Y))), crop, scale).ToPoint()), Scalar.White);
        return Match(before, mask, nowGrey, former, crop, scale, reach);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _orb.Dispose();
        _matcher.Dispose();
    }

    private static void Draw(RgbPicture settled, Quad former, Rect crop, double scale, Size size, Mat before)
    {
        unsafe
        {
            fixed (byte* pixels = settled.Rgb)
            {
                using var canvas = Mat.FromPixelData(settled.Height, settled.Width, MatType.CV_8UC3, (nint)pixels);
                using Mat grey = new();
                Cv2.CvtColor(canvas, grey, ColorConversionCodes.RGB2GRAY);
                Point2f[] from = [new(0, 0), new(settled.Width, 0), new(settled.Width, settled.Height), new(0, settled.Height)];
                Point2f[] to = [.. Enumerable.Range(0, 4).Select(i => ToCrop(former[i], crop, scale))];
                using var homography = Cv2.GetPerspectiveTransform(from, to);
                Cv2.WarpPerspective(grey, before, homography, size, InterpolationFlags.Linear, BorderTypes.Replicate);
            }
        }
    }

    private PaintMatch? Match(Mat before, Mat mask, Mat now, Quad former, Rect crop, double scale, double reach)
    {
        using Mat beforeFeatures = new(), nowFeatures = new();
        _orb.DetectAndCompute(before, mask, out var beforePoints, beforeFeatures);
        _orb.DetectAndCompute(now, null, out var nowPoints, nowFeatures);
        if (beforePoints.Length < PaintMatch.MinInliers || nowPoints.Length < PaintMatch.MinInliers)
        {
            return null;
        }

        var limit = (reach + 0.02) * CanvasSide;
        List<Point2f> from = [], to = [];
        foreach (var match in _matcher.Match(beforeFeatures, nowFeatures))
        {
            var (a, b) = (beforePoints[match.QueryIdx].Pt, nowPoints[match.TrainIdx].Pt);
            if (a.DistanceTo(b) < limit)
            {
                from.Add(a);
                to.Add(b);
            }
        }

        if (from.Count < PaintMatch.MinInliers)
        {
            return null;
        }

        using Mat inliers = new();
        using var affine = Cv2.EstimateAffine2D(InputArray.Create(from), InputArray.Create(to), inliers, RobustEstimationAlgorithms.RANSAC, 2.5, 2000, 0.995, 10);
        if (affine is null || affine.Empty())
        {
            return null;
        }

        var count = Cv2.CountNonZero(inliers);
        var m = affine.AsSpan<double>().ToArray();
        var quad = new Quad(Move(former[0]), Move(former[1]), Move(former[2]), Move(former[3]));
        return count >= PaintMatch.MinInliers ? new PaintMatch(quad, count) : null;

        Pixel Move(Pixel p)
        {
            var c = ToCrop(p, crop, scale);
            return new Pixel(
                (((m[0] * c.X) + (m[1] * c.Y) + m[2] + 0.5) / scale) - 0.5 + crop.X, (((m[3] * c.X) + (m[4] * c.Y) + m[5] + 0.5) / scale) - 0.5 + crop.Y);
        }
    }

    private static Point2f ToCrop(Pixel p, Rect crop, double scale) =>
        new((float)(((p.X - crop.X + 0.5) * scale) - 0.5), (float)(((p.Y - crop.Y + 0.5) * scale) - 0.5));
}
