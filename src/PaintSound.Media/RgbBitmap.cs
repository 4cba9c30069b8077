using SkiaSharp;

namespace PaintSound.Media;

/// <summary>Converts pixels of three bytes (R, G, B) to Skia bitmaps.</summary>
public static class RgbBitmap
{
    /// <summary>Creates an opaque bitmap with a copy of the pixels. The caller disposes it.</summary>
    /// <param name="rgb">Rows from the top, three bytes a pixel (R, G, B).</param>
    /// <param name="width">Pixels in a row, above 0.</param>
    /// <param name="height">Rows, above 0.</param>
    /// <exception cref="ArgumentException">The buffer does not have width x height x 3 bytes.</exception>
    public static SKBitmap Create(ReadOnlySpan<byte> rgb, int width, int height)
    {
        if (rgb.Length != width * height * 3)
        {
            throw new ArgumentException($"{width} x {height} pixels take {width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));
        }

        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (var (from, to) = (0, 0); to < pixels.Length; from += 3, to += 4)
        {
            (pixels[to], pixels[to + 1], pixels[to + 2], pixels[to + 3]) = (rgb[from + 2], rgb[from + 1], rgb[from], byte.MaxValue);
        }

        return bitmap;
    }
}
