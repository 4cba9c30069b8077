using System.Text;
using PaintSound.Core.Sources;

namespace PaintSound.Evaluation.Canvas;

/// <summary>Writes pictures side by side.</summary>
internal static class CanvasPictures
{
    /// <summary>Writes a PPM file (Netpbm, P6) of 672 x 224 pixels: the frame, the true painting and the settled picture.</summary>
    public static void Write(string file, ReadOnlySpan<byte> frame, ReadOnlySpan<byte> truth, ReadOnlySpan<byte> settled)
    {
        const int Row = 3 * IFrameSource.Size;
        using var stream = File.Create(file);
        stream.Write(Encoding.ASCII.GetBytes($"P6\n{3 * IFrameSource.Size} {IFrameSource.Size}\n255\n"));
        for (var n = 0; n < IFrameSource.FrameBytes; n += Row)
        {
            stream.Write(frame.Slice(n, Row));
            stream.Write(truth.Slice(n, Row));
            stream.Write(settled.Slice(n, Row));
        }
    }
}
