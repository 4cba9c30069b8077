using System.Globalization;

namespace PaintSound.Media;

/// <summary>A size, rate and format that a camera offers.</summary>
/// <param name="Width">The width in pixels, as the camera delivers it: before the show turns it.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="FramesPerSecond">The frames per second; 0 if the system does not say.</param>
/// <param name="Format">How the pictures are sent.</param>
/// <param name="Codec">ffmpeg's name of the pixel format or the codec, such as yuyv422 or mjpeg; empty if the system does not say.</param>
public sealed record CameraMode(int Width, int Height, double FramesPerSecond, CameraFormat Format, string Codec)
{
    /// <summary>The number of pixels in a picture.</summary>
    internal int Area => Width * Height;

    /// <summary>The mode for people: "1920 x 1080, 30 fps, MJPEG".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}, ")
        + (FramesPerSecond > 0 ? string.Create(CultureInfo.InvariantCulture, $"{FramesPerSecond:0.##} fps, ") : "") + FormatName(Format);

    /// <summary>The name of a format for people.</summary>
    public static string FormatName(CameraFormat format) => format switch { CameraFormat.Raw => "raw", CameraFormat.Mjpeg => "MJPEG", _ => "H.264" };
}
