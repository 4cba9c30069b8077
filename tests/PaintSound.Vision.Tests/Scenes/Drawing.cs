using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>Draws with corners between the pixels and smooth edges.</summary>
internal static class Drawing
{
    private const int Shift = 4;

    public static Point Fixed(Point2f p) => new((int)Math.Round(p.X * (1 << Shift)), (int)Math.Round(p.Y * (1 << Shift)));

    public static Scalar Scale(Scalar colour, double factor) => new(colour.Val0 * factor, colour.Val1 * factor, colour.Val2 * factor);

    public static void Fill(Mat picture, IEnumerable<Point2f> polygon, Scalar colour) =>
        Cv2.FillConvexPoly(picture, polygon.Select(Fixed), colour, LineTypes.AntiAlias, Shift);

    public static void Beam(Mat picture, Point2f a, Point2f b, double width, Scalar colour)
    {
        var length = Math.Max(1, a.DistanceTo(b));
        var (nx, ny) = ((float)(-(b.Y - a.Y) / length * width / 2), (float)((b.X - a.X) / length * width / 2));
        Fill(picture, [new(a.X + nx, a.Y + ny), new(b.X + nx, b.Y + ny), new(b.X - nx, b.Y - ny), new(a.X - nx, a.Y - ny)], colour);
    }

    /// <summary>Lays a picture over another where the mask is white.</summary>
    public static void Blend(Mat picture, Mat top, Mat mask)
    {
        using var alpha = new Mat();
        using var alpha3 = new Mat();
        mask.ConvertTo(alpha, MatType.CV_32FC1, 1 / 255.0);
        Cv2.CvtColor(alpha, alpha3, ColorConversionCodes.GRAY2BGR);
        using Mat a = new(), b = new(), d = new();
        picture.ConvertTo(a, MatType.CV_32FC3);
        top.ConvertTo(b, MatType.CV_32FC3);
        Cv2.Subtract(b, a, d);
        Cv2.Multiply(d, alpha3, d);
        Cv2.Add(a, d, a);
        a.ConvertTo(picture, MatType.CV_8UC3);
    }

    /// <summary>Multiplies a picture with a mask of factors of one channel, 32 bit.</summary>
    public static void Shade(Mat picture, Mat factor)
    {
        using Mat factor3 = new(), a = new();
        Cv2.CvtColor(factor, factor3, ColorConversionCodes.GRAY2BGR);
        picture.ConvertTo(a, MatType.CV_32FC3);
        Cv2.Multiply(a, factor3, a);
        a.ConvertTo(picture, MatType.CV_8UC3);
    }
}
