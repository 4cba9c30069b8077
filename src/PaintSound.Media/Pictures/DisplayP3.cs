namespace PaintSound.Media.Pictures;

/// <summary>Converts pixels of Display P3 to sRGB, for pictures that name these primaries but have no profile.</summary>
internal static class DisplayP3
{
    /// <summary>Converts pixels in place.</summary>
    /// <param name="rgb">Three bytes a pixel (R, G, B).</param>
    public static void ConvertToSrgb(Span<byte> rgb)
    {
        for (var i = 0; i + 2 < rgb.Length; i += 3)
        {
            double red = SrgbCurve.Decode(rgb[i]), green = SrgbCurve.Decode(rgb[i + 1]), blue = SrgbCurve.Decode(rgb[i + 2]);
            // Both have D65; from the primaries of SMPTE EG 432-1 and IEC 61966-2-1.
            rgb[i] = SrgbCurve.Encode((1.2249402 * red) - (0.2249402 * green));
            rgb[i + 1] = SrgbCurve.Encode((-0.0420570 * red) + (1.0420570 * green));
            rgb[i + 2] = SrgbCurve.Encode((-0.0196376 * red) - (0.0786361 * green) + (1.0982737 * blue));
        }
    }
}
