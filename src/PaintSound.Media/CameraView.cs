using System.Globalization;
using PaintSound.Core.Sources;

namespace PaintSound.Media;

/// <summary>Settings that turn the pictures of a camera or a video into frames of the canvas.</summary>
/// <param name="FramesPerSecond">Delivered frames per second, above 0. The camera itself may be faster.</param>
/// <param name="Corners">The corners of the canvas in the camera picture.</param>
public sealed record CameraView(double FramesPerSecond, Corners Corners)
{
    /// <summary>The mode in which the camera is opened; null for its own. Not for streams and videos.</summary>
    public CameraMode? Mode { get; init; }

    /// <summary>How the camera picture is turned clockwise: 0, 90, 180 or 270 degrees.</summary>
    public int Rotate { get; init; }

    /// <summary>True if the camera picture is a mirror image. It is mirrored back after it was turned.</summary>
    public bool Mirror { get; init; }

    /// <summary>Receives the whole camera picture with every frame; null if no preview is needed.</summary>
    public CameraPreview? Preview { get; init; }

    /// <summary>True if the preview keeps the proportions of the camera, with black bars; false if it is stretched, so that places in it are shares of its width and height.</summary>
    public bool FitsPreview { get; init; }

    /// <summary>Receives the canvas at twice the frame's width and height, before every frame; null if no projection is needed.</summary>
    public DisplayFrame? Display { get; init; }

    // ffmpeg stacks the pictures of one moment vertically. All rows are as wide as the widest picture.
    private int RowBytes => 3 * (Preview is not null ? CameraPreview.Width : Display is not null ? DisplayFrame.Size : IFrameSource.Size);

    /// <summary>Bytes that ffmpeg delivers for each moment: the frame and, if requested, the display frame and the preview.</summary>
    internal int BytesPerMoment => RowBytes * (IFrameSource.Size + (Display is null ? 0 : DisplayFrame.Size) + (Preview is null ? 0 : CameraPreview.Height));

    /// <summary>Creates a handler that splits ffmpeg's stacked picture.</summary>
    /// <param name="onFrame">Receives each frame.</param>
    /// <returns>A handler that fills <see cref="Display"/>, calls <paramref name="onFrame"/> and then updates <see cref="Preview"/>.</returns>
    internal FrameHandler Process(FrameHandler onFrame)
    {
        var frame = new byte[IFrameSource.FrameBytes];
        return (unit, timestamp) =>
        {
            var remaining = CopyRows(unit, IFrameSource.Size, frame);
            if (Display is { } display)
            {
                remaining = CopyRows(remaining, DisplayFrame.Size, display.Rgb);
            }

            onFrame(frame, timestamp);
            Preview?.AddFrame(remaining);
        };
    }

    /// <summary>ffmpeg's filter graph from the camera picture to the stacked picture that <see cref="Process"/> splits.</summary>
    internal string Filters
    {
        get
        {
            // What is cropped first is neither scaled nor lost to scaling: a small canvas in a picture of 4K stays sharp. The picture is turned
            // after it was scaled, because turning a whole picture of 4K costs more than everything else here.
            var (left, top, width, height) = BoundsBeforeTurning;
            var crop = Corners == Corners.Whole ? "" : string.Create(
                CultureInfo.InvariantCulture, $"crop=iw*{width:0.#####}:ih*{height:0.#####}:iw*{left:0.#####}:ih*{top:0.#####}:exact=1,");
            var rectify = Corners == Corners.Whole ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $",perspective={FormatCorner(0, Corners.TopLeft)}:{FormatCorner(1, Corners.TopRight)}:{FormatCorner(2, Corners.BottomLeft)}:{FormatCorner(3, Corners.BottomRight)}:sense=source:interpolation=linear");

            // Rectifying the scaled picture is cheaper than rectifying the full camera picture.
            List<string> parts = [BuildPart("c0", $"scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area")];
            if (Display is not null)
            {
                parts.Add(BuildPart("c1", "null"));
            }

            if (Preview is not null)
            {
                parts.Add(BuildPart("w", $"scale={PreviewBeforeTurning}{Turn}"));
            }

            var (whole, canvas) = (Preview is null ? "" : "split[all][w];[all]", Display is null ? "[c0]" : ",split[c0][c1]");
            var stack = string.Concat(Enumerable.Range(0, parts.Count).Select(i => $"[p{i}]")) + (parts.Count > 1 ? $"vstack=inputs={parts.Count}" : "null");
            return string.Create(CultureInfo.InvariantCulture, $"fps={FramesPerSecond},{whole}{crop}scale={DisplayFrame.Size}:{DisplayFrame.Size}:flags=area{Turn}{rectify}{canvas};")
                + string.Concat(parts.Select((part, i) => $"{part}[p{i}];")) + stack;
        }
    }

    private string BuildPart(string name, string filter) => $"[{name}]{filter},format=rgb24,setsar=1,pad={RowBytes / 3}:ih";

    /// <summary>Copies the left part of the first rows.</summary>
    /// <returns>The remaining rows.</returns>
    private ReadOnlySpan<byte> CopyRows(ReadOnlySpan<byte> unit, int size, Span<byte> picture)
    {
        for (var row = 0; row < size; row++)
        {
            unit.Slice(RowBytes * row, 3 * size).CopyTo(picture[(3 * size * row)..]);
        }

        return unit[(RowBytes * size)..];
    }

    private string Turn => Rotate switch { 90 => ",transpose=1", 180 => ",hflip,vflip", 270 => ",transpose=2", _ => "" } + (Mirror ? ",hflip" : "");

    private string PreviewBeforeTurning
    {
        get
        {
            var size = Rotate is 90 or 270 ? $"{CameraPreview.Height}:{CameraPreview.Width}" : $"{CameraPreview.Width}:{CameraPreview.Height}";
            return FitsPreview ? $"{size}:force_original_aspect_ratio=decrease:flags=area,pad={size}:(ow-iw)/2:(oh-ih)/2" : $"{size}:flags=area";
        }
    }

    /// <summary>The smallest rectangle around the corners, in shares of the picture as the camera delivers it, neither turned nor mirrored.</summary>
    private (double Left, double Top, double Width, double Height) BoundsBeforeTurning
    {
        get
        {
            var (x, top, width, height) = Bounds;
            var left = Mirror ? 1 - x - width : x;
            var (right, bottom) = (1 - left - width, 1 - top - height);
            return Rotate switch
            {
                90 => (top, right, height, width),
                180 => (right, bottom, width, height),
                270 => (bottom, left, height, width),
                _ => (left, top, width, height),
            };
        }
    }

    /// <summary>The smallest rectangle around the corners, in shares of the picture.</summary>
    private (double Left, double Top, double Width, double Height) Bounds
    {
        get
        {
            NormalisedPoint[] points = [Corners.TopLeft, Corners.TopRight, Corners.BottomLeft, Corners.BottomRight];
            var (left, top) = (points.Min(point => point.X), points.Min(point => point.Y));
            return (left, top, points.Max(point => point.X) - left, points.Max(point => point.Y) - top);
        }
    }

    private string FormatCorner(int corner, NormalisedPoint point)
    {
        var (left, top, width, height) = Bounds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"x{corner}={(point.X - left) / width * DisplayFrame.Size:0.##}:y{corner}={(point.Y - top) / height * DisplayFrame.Size:0.##}");
    }
}
