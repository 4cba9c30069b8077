using System.Globalization;
using PaintSound.Core.Sources;

namespace PaintSound.Media;

/// <summary>How a camera or a video becomes frames of the canvas.</summary>
/// <param name="FramesPerSecond">Frames handed on, above 0; the camera itself may be faster.</param>
/// <param name="Corners">Where the canvas lies in the picture.</param>
public sealed record CameraView(double FramesPerSecond, Corners Corners)
{
    /// <summary>Options for ffmpeg's input device, without hyphens: video_size to 1280x720, input_format to mjpeg.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Receives the whole picture beside every frame; null where nobody frames the canvas.</summary>
    public CameraPreview? Viewfinder { get; init; }

    /// <summary>Receives the canvas at twice the edge of a frame, before every frame; null where nobody projects it.</summary>
    public DisplayFrame? CloseUp { get; init; }

    // ffmpeg gives what is wanted of a moment in one picture: one under the other, each in a row as wide as the widest.
    private int RowBytes => 3 * (Viewfinder is not null ? CameraPreview.Width : CloseUp is not null ? DisplayFrame.Size : IFrameSource.Size);

    /// <summary>Bytes that ffmpeg gives for each frame.</summary>
    internal int UnitBytes => RowBytes * (IFrameSource.Size + (CloseUp is null ? 0 : DisplayFrame.Size) + (Viewfinder is null ? 0 : CameraPreview.Height));

    /// <summary>Takes what ffmpeg gave apart.</summary>
    /// <returns>What fills the close-up, hands the frame on, and the whole picture to the viewfinder.</returns>
    internal FrameHandler Process(FrameHandler see)
    {
        var frame = new byte[IFrameSource.FrameBytes];
        return (unit, timestamp) =>
        {
            var rest = Cut(unit, IFrameSource.Size, frame);
            if (CloseUp is { } closeUp)
            {
                rest = Cut(rest, DisplayFrame.Size, closeUp.Rgb);
            }

            see(frame, timestamp);
            Viewfinder?.AddFrame(rest);
        };
    }

    /// <summary>ffmpeg's filters from the camera's picture to what <see cref="Process"/> takes apart.</summary>
    internal string Filters
    {
        get
        {
            var straighten = Corners == Corners.Whole ? "" : string.Create(
                CultureInfo.InvariantCulture,
                $",perspective={At(0, Corners.TopLeft)}:{At(1, Corners.TopRight)}:{At(2, Corners.BottomLeft)}:{At(3, Corners.BottomRight)}:sense=source:interpolation=linear");

            // Straightening is cheaper in a close-up than in the camera's picture.
            List<string> parts = [Part("c0", $"scale={IFrameSource.Size}:{IFrameSource.Size}:flags=area")];
            if (CloseUp is not null)
            {
                parts.Add(Part("c1", "null"));
            }

            if (Viewfinder is not null)
            {
                parts.Add(Part("w", $"scale={CameraPreview.Width}:{CameraPreview.Height}:flags=area"));
            }

            var (whole, canvas) = (Viewfinder is null ? "" : "split[all][w];[all]", CloseUp is null ? "[c0]" : ",split[c0][c1]");
            var stack = string.Concat(Enumerable.Range(0, parts.Count).Select(i => $"[p{i}]")) + (parts.Count > 1 ? $"vstack=inputs={parts.Count}" : "null");
            return string.Create(CultureInfo.InvariantCulture, $"fps={FramesPerSecond},{whole}scale={DisplayFrame.Size}:{DisplayFrame.Size}:flags=area{straighten}{canvas};")
                + string.Concat(parts.Select((part, i) => $"{part}[p{i}];")) + stack;
        }
    }

    private string Part(string name, string filter) => $"[{name}]{filter},format=rgb24,setsar=1,pad={RowBytes / 3}:ih";

    /// <summary>Copies the left of the first rows.</summary>
    /// <returns>The rows below.</returns>
    private ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> unit, int size, Span<byte> picture)
    {
        for (var row = 0; row < size; row++)
        {
            unit.Slice(RowBytes * row, 3 * size).CopyTo(picture[(3 * size * row)..]);
        }

        return unit[(RowBytes * size)..];
    }

    private static string At(int corner, NormalisedPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"x{corner}={point.X * DisplayFrame.Size:0.##}:y{corner}={point.Y * DisplayFrame.Size:0.##}");
}
