using OpenCvSharp;
using PaintSound.Core.Sources;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>Converts pictures and corners of scenes, and measures errors.</summary>
internal static class ScenePixels
{
    public static byte[] ToRgb(Mat picture)
    {
        using var rgb = new Mat();
        Cv2.CvtColor(picture, rgb, ColorConversionCodes.BGR2RGB);
        return rgb.AsSpan<byte>().ToArray();
    }

    /// <summary>The picture as the preview of the camera shows it: 640 x 360, whatever the camera's proportions.</summary>
    public static byte[] ToPreview(Mat picture)
    {
        using var preview = new Mat();
        Cv2.Resize(picture, preview, new Size(CameraPreview.Width, CameraPreview.Height), 0, 0, InterpolationFlags.Area);
        return ToRgb(preview);
    }

    /// <summary>The canvas between its corners, as a camera delivers it: 448 x 448.</summary>
    public static byte[] ToDisplay(Mat picture, Point2f[] corners)
    {
        const int Size = DisplayFrame.Size;
        using Mat scaled = new(), canvas = new();
        Cv2.Resize(picture, scaled, new Size(Size, Size), 0, 0, InterpolationFlags.Area);
        Point2f[] from = [.. corners.Select(p => new Point2f(((p.X + 0.5f) * Size / picture.Width) - 0.5f, ((p.Y + 0.5f) * Size / picture.Height) - 0.5f))];
        using var homography = Cv2.GetPerspectiveTransform(from, [new(0, 0), new(Size, 0), new(Size, Size), new(0, Size)]);
        Cv2.WarpPerspective(scaled, canvas, homography, new Size(Size, Size), InterpolationFlags.Linear);
        return ToRgb(canvas);
    }

    /// <summary>Converts true corners, clockwise from the top left.</summary>
    public static Corners ToCorners(Point2f[] corners, Size size)
    {
        return new Corners(At(corners[0]), At(corners[1]), At(corners[3]), At(corners[2]));

        NormalisedPoint At(Point2f p) => new((p.X + 0.5) / size.Width, (p.Y + 0.5) / size.Height);
    }

    /// <summary>The largest distance between two corners in pixels of a picture.</summary>
    public static double WorstCorner(Corners a, Corners b, Size size)
    {
        return new[] { Distance(a.TopLeft, b.TopLeft), Distance(a.TopRight, b.TopRight), Distance(a.BottomLeft, b.BottomLeft), Distance(a.BottomRight, b.BottomRight) }.Max();

        double Distance(NormalisedPoint p, NormalisedPoint q) => Math.Sqrt(Math.Pow((p.X - q.X) * size.Width, 2) + Math.Pow((p.Y - q.Y) * size.Height, 2));
    }
}
