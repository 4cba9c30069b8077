using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>
/// A rendered studio: a canvas on an easel before a wall, seen by a tilted camera. The same seed and kind give the same scene. The canvas and its
/// easel can be drawn displaced, and more than once with other noise and another arm.
/// </summary>
internal sealed class CanvasScene : IDisposable
{
    private static readonly Size[] Sizes = [new(1280, 720), new(1280, 720), new(1280, 720), new(1920, 1080), new(640, 480), new(1024, 768), new(720, 1280)];

    private readonly SceneKind _kind;
    private readonly Mat _wall;
    private readonly Easel _easel;
    private readonly Pose _pose;
    private readonly double _aspect, _blur, _noise, _shadow, _light, _distortion;
    private readonly Point2f _shadowOffset;
    private readonly int _quality;

    public CanvasScene(SceneKind kind, int seed, Size? size = null)
    {
        var lot = new Lot(seed);
        _kind = kind;
        PictureSize = size ?? Sizes[lot.Integer(0, Sizes.Length - 1)];
        var unit = Math.Min(PictureSize.Width, PictureSize.Height) / 720.0;
        _aspect = lot.Chance(0.5) ? lot.Between(0.55, 1) : lot.Between(1, 1.7);
        _pose = Pose.Draw(lot, _aspect, PictureSize);
        _wall = Wall.Draw(lot, kind, PictureSize);
        _easel = new Easel(lot);
        Canvas = Painting.Draw(lot, kind, _aspect);
        (_blur, _noise, _quality) = (lot.Between(0.6, 1.4) * unit, lot.Between(1.5, 5), lot.Integer(70, 92));
        _shadow = lot.Between(0.1, 0.45);
        _shadowOffset = new Point2f((float)(lot.Between(-16, 16) * unit), (float)(lot.Between(4, 20) * unit));
        _light = lot.Between(-0.15, 0.15);
        _distortion = lot.Chance(0.4) ? lot.Between(-0.01, 0.03) : 0;
    }

    /// <summary>The size of the camera picture.</summary>
    public Size PictureSize { get; }

    /// <summary>The canvas from the front, to add paint to.</summary>
    public Mat Canvas { get; }

    /// <summary>Draws the scene as the camera sees it.</summary>
    /// <param name="seed">Seeds the noise and the arm.</param>
    /// <param name="hasArm">Null for what the kind says.</param>
    /// <param name="displace">Displaces canvas and easel, or the camera: 3 x 3; null for none.</param>
    /// <param name="cameraMoves">True if everything is displaced and not only canvas and easel.</param>
    /// <param name="corners">Receives the true corners in this picture.</param>
    public Mat Render(int seed, out Point2f[] corners, bool? hasArm = null, Mat? displace = null, bool cameraMoves = false)
    {
        var lot = new Lot(seed);
        var front = _pose.Corners(_aspect);
        var picture = _wall.Clone();
        if (displace is not null && !cameraMoves)
        {
            // Everything that stands is drawn on a layer of its own, which is displaced before the wall.
            using Mat layer = new(PictureSize, MatType.CV_8UC3, new Scalar(1, 1, 1)), background = picture.Clone();
            Stand(picture, front);
            using Mat mask = Difference(picture, background), moved = new(), movedMask = new();
            Cv2.WarpPerspective(picture, moved, displace, PictureSize, InterpolationFlags.Linear, BorderTypes.Replicate);
            Cv2.WarpPerspective(mask, movedMask, displace, PictureSize);
            background.CopyTo(picture);
            Drawing.Blend(picture, moved, movedMask);
        }
        else
        {
            Stand(picture, front);
            if (displace is not null)
            {
                using var still = picture.Clone();
                Cv2.WarpPerspective(still, picture, displace, PictureSize, InterpolationFlags.Linear, BorderTypes.Replicate);
            }
        }

        corners = displace is null ? front : Cv2.PerspectiveTransform(front, displace);
        if (hasArm ?? _kind.HasArm)
        {
            Arm.Draw(lot, picture, corners);
        }

        if (_distortion != 0)
        {
            Lens.Distort(picture, _distortion);
            corners = [.. corners.Select(corner => Lens.ToDistorted(corner, PictureSize, _distortion))];
        }

        Lens.Apply(lot, picture, _blur, _noise, _quality);
        return picture;
    }

    public void Dispose()
    {
        _wall.Dispose();
        Canvas.Dispose();
    }

    private static Mat Difference(Mat a, Mat b)
    {
        using Mat difference = new();
        Cv2.Absdiff(a, b, difference);
        var mask = new Mat();
        Cv2.CvtColor(difference, mask, ColorConversionCodes.BGR2GRAY);
        Cv2.Threshold(mask, mask, 0, 255, ThresholdTypes.Binary);
        return mask;
    }

    // Shadow, easel and canvas.
    private void Stand(Mat picture, Point2f[] front)
    {
        using (Mat factor = new(PictureSize, MatType.CV_32FC1, new Scalar(1)))
        {
            Cv2.FillConvexPoly(factor, front.Select(p => new Point(p.X + _shadowOffset.X, p.Y + _shadowOffset.Y)), new Scalar(1 - _shadow));
            Cv2.GaussianBlur(factor, factor, new Size(0, 0), 9 * PictureSize.Height / 720.0);
            Drawing.Shade(picture, factor);
        }

        _easel.DrawBehind(picture, _pose);
        Edge(picture);
        using (Mat warped = new(), mask = new(PictureSize, MatType.CV_8UC1, Scalar.Black), lit = Lit())
        {
            Point2f[] source = [new(0, 0), new(lit.Width, 0), new(lit.Width, lit.Height), new(0, lit.Height)];
            using var h = Cv2.GetPerspectiveTransform(source, front);
            Cv2.WarpPerspective(lit, warped, h, PictureSize, InterpolationFlags.Linear, BorderTypes.Replicate);
            Drawing.Fill(mask, front, Scalar.White);
            Drawing.Blend(picture, warped, mask);
        }

        _easel.DrawBefore(picture, _pose, _aspect);
    }

    // The side of the stretcher, 2 to 4 cm deep, where the slant shows it.
    private void Edge(Mat picture)
    {
        const double Depth = 0.035;
        var (w, h) = (_aspect / 2, 0.5);
        var colour = _kind.IsDark ? new Scalar(60, 60, 65) : new Scalar(150, 158, 165);
        (double X, double Y)[] round = [(-w, -h), (w, -h), (w, h), (-w, h)];
        for (var i = 0; i < 4; i++)
        {
            var (a, b) = (round[i], round[(i + 1) % 4]);
            Drawing.Fill(picture, [_pose.Project(a.X, a.Y), _pose.Project(b.X, b.Y), _pose.Project(b.X, b.Y, Depth), _pose.Project(a.X, a.Y, Depth)], Drawing.Scale(colour, 0.7 + (0.1 * i)));
        }
    }

    // The light falls unevenly on the canvas, too.
    private Mat Lit()
    {
        using Mat grid = new(2, 2, MatType.CV_32FC1), factor = new();
        for (var i = 0; i < 4; i++)
        {
            grid.Set(i / 2, i % 2, (float)(0.93 + (_light * (i % 2 == 0 ? 1 : -1) * (i < 2 ? 1 : 0.6))));
        }

        Cv2.Resize(grid, factor, Canvas.Size(), 0, 0, InterpolationFlags.Linear);
        var lit = Canvas.Clone();
        Drawing.Shade(lit, factor);
        return lit;
    }
}
