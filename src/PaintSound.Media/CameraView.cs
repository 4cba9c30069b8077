using System.Globalization;
using PaintSound.Core.Sources;

namespace PaintSound.Media;

/// <summary>Settings that turn the pictures of a camera or a video into frames of the canvas.</summary>
/// <param name="FramesPerSecond">Delivered frames per second, above 0. The camera itself may be faster.</param>
/// <param name="Corners">The corners of the canvas in the camera picture.</param>
public sealed record CameraView(double FramesPerSecond, Corners Corners)
{
    /// <summary>Options for ffmpeg's input device, without hyphens, for example video_size = 1280x720 or input_format = mjpeg.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Receives the whole camera picture with every frame; null if no preview is needed.</summary>
    public CameraPreview? Preview { get; init; }

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
                parts.Add(BuildPart("w", $"scale={CameraPreview.Width}:{CameraPreview.Height}:flags=area"));
            }

            var (whole, canvas) = (Preview is null ? "" : "split[all][w];[all]", Display is null ? "[c0]" : ",split[c0][c1]");
            var stack = string.Concat(Enumerable.Range(0, parts.Count).Select(i => $"[p{i}]")) + (parts.Count > 1 ? $"vstack=inputs={parts.Count}" : "null");
            return string.Create(CultureInfo.InvariantCulture, $"fps={FramesPerSecond},{whole}scale={DisplayFrame.Size}:{DisplayFrame.Size}:flags=area{rectify}{canvas};")
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

    private static string FormatCorner(int corner, NormalisedPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"x{corner}={point.X * DisplayFrame.Size:0.##}:y{corner}={point.Y * DisplayFrame.Size:0.##}");
}
