using System.Globalization;
using PaintSound.Core.Sources;

namespace PaintSound.Media;

/// <summary>How a camera or a video becomes frames of the canvas.</summary>
/// <param name="FramesPerSecond">Frames handed on, above 0; the camera itself may be faster.</param>
/// <param name="Corners">Where the canvas lies in the picture.</param>
public sealed record CameraView(double FramesPerSecond, Corners Corners)
{
    // Straightening is cheaper in a picture of this size than in the camera's, and still finer than the frame.
    private const int Middle = 2 * IFrameSource.Size;

    /// <summary>Options for ffmpeg's input device, without hyphens: video_size to 1280x720, input_format to mjpeg.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>ffmpeg's filters from the camera's picture to the frame.</summary>
    internal string Filters
    {
        get
        {
            var straighten = Corners == Corners.Whole ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $"perspective={At(0, Corners.TopLeft)}:{At(1, Corners.TopRight)}:{At(2, Corners.BottomLeft)}:{At(3, Corners.BottomRight)}:sense=source:interpolation=linear,");
            return string.Create(
                CultureInfo.InvariantCulture,
                $"fps={FramesPerSecond},scale={Middle}:{Middle}:flags=area,{straighten}scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area,format=rgb24");
        }
    }

    private static string At(int corner, PicturePoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"x{corner}={point.X * Middle:0.##}:y{corner}={point.Y * Middle:0.##}");
}
