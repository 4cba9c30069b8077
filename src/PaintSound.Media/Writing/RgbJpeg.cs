using SkiaSharp;

namespace PaintSound.Media.Writing;

/// <summary>Encodes pixels as JPEG. Stateless.</summary>
public static class RgbJpeg
{
    // Colour at full resolution: red edges of a painting must not blur on a projector.
    private static readonly SKJpegEncoderOptions Options = new(90, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore);

    /// <summary>Encodes a picture.</summary>
    /// <param name="rgb">Rows from the top, three bytes a pixel (R, G, B).</param>
    /// <param name="width">Pixels in a row, above 0.</param>
    /// <param name="height">Rows, above 0.</param>
    /// <returns>The JPEG; null if it cannot be encoded, because it is wider or higher than 65,535 pixels.</returns>
    /// <exception cref="ArgumentException">The buffer does not have width x height x 3 bytes.</exception>
    public static byte[]? Encode(ReadOnlySpan<byte> rgb, int width, int height)
    {
        using var bitmap = RgbBitmap.Create(rgb, width, height);
        using var pixels = bitmap.PeekPixels();
        using var jpeg = pixels.Encode(Options);
        return jpeg?.ToArray();
    }
}
