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

    /// <summary>Receives the whole picture beside every frame; null where nobody frames the canvas.</summary>
    public Viewfinder? Viewfinder { get; init; }

    /// <summary>Bytes that ffmpeg gives for each frame: with a viewfinder its picture stands under the frame, in a row as wide as it is.</summary>
    internal int UnitBytes => Viewfinder is null ? IFrameSource.FrameBytes : 3 * Viewfinder.Width * (IFrameSource.Size + Viewfinder.Height);

    /// <summary>Takes what ffmpeg gave apart.</summary>
    /// <returns>What hands the frame on, and the picture to the viewfinder.</returns>
    internal FrameHandler Take(FrameHandler see)
    {
        if (Viewfinder is not { } finder)
        {
            return see;
        }

        var frame = new byte[IFrameSource.FrameBytes];
        return (unit, timestamp) =>
        {
            for (var row = 0; row < IFrameSource.Size; row++)
            {
                unit.Slice(3 * Viewfinder.Width * row, 3 * IFrameSource.Size).CopyTo(frame.AsSpan(3 * IFrameSource.Size * row));
            }

            see(frame, timestamp);
            finder.See(unit[(3 * Viewfinder.Width * IFrameSource.Size)..]);
        };
    }

    /// <summary>ffmpeg's filters from the camera's picture to the frame.</summary>
    internal string Filters
    {
        get
        {
            var straighten = Corners == Corners.Whole ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $"perspective={At(0, Corners.TopLeft)}:{At(1, Corners.TopRight)}:{At(2, Corners.BottomLeft)}:{At(3, Corners.BottomRight)}:sense=source:interpolation=linear,");
            var frame = $"scale={Middle}:{Middle}:flags=area,{straighten}scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area,format=rgb24";
            var whole = Viewfinder is null ? frame
                : $"split[a][b];[a]{frame},pad={Viewfinder.Width}:{IFrameSource.Size}[c];"
                    + $"[b]scale={Viewfinder.Width}:{Viewfinder.Height}:flags=area,setsar=1,format=rgb24[d];[c]setsar=1[e];[e][d]vstack";
            return string.Create(CultureInfo.InvariantCulture, $"fps={FramesPerSecond},{whole}");
        }
    }

    private static string At(int corner, PicturePoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"x{corner}={point.X * Middle:0.##}:y{corner}={point.Y * Middle:0.##}");
}
