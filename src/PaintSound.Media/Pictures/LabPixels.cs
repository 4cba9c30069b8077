using ImageMagick;

namespace PaintSound.Media.Pictures;

/// <summary>
/// Converts pixels of CIE L*a*b* to sRGB. The white point of a TIFF is D50 (TIFF 6.0, section 23); ImageMagick assumes D65.
/// </summary>
internal static class LabPixels
{
    private const double Delta = 6.0 / 29;
    private const double WhiteX = 0.9642, WhiteZ = 0.8249;

    /// <summary>Replaces the picture's pixels. Alpha, which such a picture hardly ever has, is lost.</summary>
    public static void ConvertToSrgb(MagickImage image)
    {
        var (width, height) = (image.Width, image.Height);
        byte[] rgb;
        using (var pixels = image.GetPixelsUnsafe())
        {
            rgb = pixels.ToByteArray(PixelMapping.RGB)!;   // L*: 0..255 for 0..100
        }

        // ImageMagick stores a* and b* with an offset of 127; that of negative values of 8 bits is 128.
        var below = image.Depth > 8 ? 127 : 128;
        for (var i = 0; i < rgb.Length; i += 3)
        {
            Convert(rgb.AsSpan(i, 3), GetChroma(rgb[i + 1]), GetChroma(rgb[i + 2]));
        }

        image.ReadPixels(rgb, new PixelReadSettings(width, height, StorageType.Char, PixelMapping.RGB));

        int GetChroma(byte value) => value < 127 ? value - below : value - 127;
    }

    private static void Convert(Span<byte> pixel, double a, double b)
    {
        var y = ((pixel[0] / 2.55) + 16) / 116;
        double lightX = WhiteX * Invert(y + (a / 500)), lightY = Invert(y), lightZ = WhiteZ * Invert(y - (b / 200));
        // XYZ of D50 to linear sRGB, adapted by Bradford's matrix.
        pixel[0] = SrgbCurve.Encode((3.1338561 * lightX) - (1.6168667 * lightY) - (0.4906146 * lightZ));
        pixel[1] = SrgbCurve.Encode((-0.9787684 * lightX) + (1.9161415 * lightY) + (0.0334540 * lightZ));
        pixel[2] = SrgbCurve.Encode((0.0719453 * lightX) - (0.2289914 * lightY) + (1.4052427 * lightZ));
    }

    private static double Invert(double f) => f > Delta ? f * f * f : 3 * Delta * Delta * (f - (4.0 / 29));
}
