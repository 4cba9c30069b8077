using PaintSound.Core.Sources;
using PaintSound.Film.Recording;
using PaintSound.Media;
using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Scales recorded canvas frames.</summary>
internal static class CanvasImage
{
    // A cubic filter needs 15 times as long (13 ms for the canvas of the film) and gives no visible difference.
    private static readonly SKSamplingOptions Enlarge = new(SKFilterMode.Linear);
    private static readonly SKSamplingOptions Reduce = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Draws a frame into a rectangle.</summary>
    public static void Draw(SKCanvas canvas, CanvasFrame frame, SKRect area)
    {
        using var bitmap = RgbBitmap.Create(frame.Rgb.Span, IFrameSource.Size, IFrameSource.Size);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, area, area.Width < IFrameSource.Size ? Reduce : Enlarge, null);
    }

    /// <summary>Returns a frame at another size. The caller must dispose of it.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="size">Width and height in pixels.</param>
    public static SKImage Scale(CanvasFrame frame, int size)
    {
        using var surface = SKSurface.Create(Shapes.CreateFormat(size, size));
        Draw(surface.Canvas, frame, new SKRect(0, 0, size, size));
        return surface.Snapshot();
    }
}
