using OpenCvSharp;
using PaintSound.Core.Framing;

namespace PaintSound.Vision.Finding;

/// <summary>Scales a camera picture to the size that finder and tracker work in.</summary>
internal static class WorkingPicture
{
    /// <summary>Returns the picture with about a number of pixels, R, G, B. The caller disposes it.</summary>
    /// <param name="picture">The camera picture.</param>
    /// <param name="pixels">The number of pixels.</param>
    public static Mat Create(RgbPicture picture, int pixels)
    {
        unsafe
        {
            fixed (byte* rgb = picture.Rgb)
            {
                using var whole = Mat.FromPixelData(picture.Height, picture.Width, MatType.CV_8UC3, (nint)rgb);
                var scale = Math.Sqrt(pixels / ((double)picture.Width * picture.Height));
                var small = new Mat();
                Cv2.Resize(
                    whole,
                    small,
                    new Size(Math.Round(picture.Width * scale), Math.Round(picture.Height * scale)),
                    0,
                    0,
                    scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Linear);
                return small;
            }
        }
    }
}
