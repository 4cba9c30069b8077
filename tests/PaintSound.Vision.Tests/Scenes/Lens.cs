using OpenCvSharp;

namespace PaintSound.Vision.Tests.Scenes;

/// <summary>What a camera does to a picture: blur, exposure, white balance, noise, JPEG.</summary>
internal static class Lens
{
    /// <summary>Bends straight lines as a wide lens does.</summary>
    /// <param name="picture">The picture, which is replaced.</param>
    /// <param name="strength">The displacement in the corners of the picture as a share of their distance from its centre.</param>
    public static void Distort(Mat picture, double strength)
    {
        using Mat x = new(picture.Size(), MatType.CV_32FC1), y = new(picture.Size(), MatType.CV_32FC1);
        var mapX = x.AsSpan<float>();
        var mapY = y.AsSpan<float>();
        var (width, height, size) = (picture.Width, picture.Height, picture.Size());
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var source = ToUndistorted(new Point2f(column, row), size, strength);
                (mapX[(row * width) + column], mapY[(row * width) + column]) = (source.X, source.Y);
            }
        }

        using var still = picture.Clone();
        Cv2.Remap(still, picture, x, y, InterpolationFlags.Linear, BorderTypes.Replicate);
    }

    /// <summary>Returns where <see cref="Distort"/> moves a point to.</summary>
    public static Point2f ToDistorted(Point2f point, Size size, double strength)
    {
        var result = point;
        for (var i = 0; i < 12; i++)
        {
            var back = ToUndistorted(result, size, strength);
            result = new Point2f(result.X + point.X - back.X, result.Y + point.Y - back.Y);
        }

        return result;
    }

    private static Point2f ToUndistorted(Point2f p, Size size, double strength)
    {
        var (x, y) = (p.X - (size.Width / 2f), p.Y - (size.Height / 2f));
        var factor = 1 + (strength * 4 * ((x * x) + (y * y)) / ((size.Width * (double)size.Width) + (size.Height * (double)size.Height)));
        return new Point2f((float)((size.Width / 2.0) + (x * factor)), (float)((size.Height / 2.0) + (y * factor)));
    }

    public static void Apply(Lot lot, Mat picture, double blur, double noise, int quality)
    {
        Cv2.GaussianBlur(picture, picture, new Size(0, 0), blur);
        using Mat random = new(picture.Size(), MatType.CV_16SC3), wide = new();
        lot.Normal(random, 0, noise);
        var gain = lot.Between(0.92, 1.06);
        picture.ConvertTo(wide, MatType.CV_16SC3, gain);
        Cv2.Add(wide, random, wide);
        wide.ConvertTo(picture, MatType.CV_8UC3);
        Cv2.ImEncode(".jpg", picture, out var bytes, new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
        using var decoded = Cv2.ImDecode(bytes, ImreadModes.Color);
        decoded.CopyTo(picture);
    }
}
