using SkiaSharp;

namespace PaintSound.Film.Drawing;

/// <summary>Draws shapes for film and poster.</summary>
internal static class Shapes
{
    /// <summary>Fills a rectangle.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="area">The rectangle, in pixels.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="radius">Radius of the corners, in pixels.</param>
    public static void Fill(SKCanvas canvas, SKRect area, SKColor colour, float radius = 0)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRoundRect(area, radius, radius, paint);
    }

    /// <summary>Draws a horizontal meter.</summary>
    /// <param name="canvas">The canvas to draw on.</param>
    /// <param name="area">The area of the meter, in pixels.</param>
    /// <param name="share">0 empty ... 1 full. Other values are clamped.</param>
    /// <param name="colour">Colour of the filled part.</param>
    public static void DrawMeter(SKCanvas canvas, SKRect area, double share, SKColor colour)
    {
        var radius = area.Height / 2;
        var filled = area;
        filled.Right = area.Left + Math.Max(area.Height, (float)(area.Width * Math.Clamp(share, 0, 1)));
        Fill(canvas, area, Palette.Line, radius);
        Fill(canvas, filled, colour, radius);
    }

    /// <summary>Returns the format of all pictures: opaque, four bytes per pixel (B, G, R, unused). Skia draws this order fastest.</summary>
    public static SKImageInfo CreateFormat(int width, int height) => new(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
}
