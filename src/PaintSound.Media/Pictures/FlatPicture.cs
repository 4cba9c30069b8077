using System.Globalization;

namespace PaintSound.Media.Pictures;

/// <summary>Finds pictures of one colour whose file is too large for that, because something in them could not be decoded.</summary>
internal static class FlatPicture
{
    // Measured: a flat JPEG takes 0.016 to 0.03 bytes a pixel, a flat PNG, WebP or TIFF less.
    private const double MinBytesPerPixel = 0.06;
    private const long MinBytes = 8_192;
    private const int MaxSpread = 2;   // levels

    /// <summary>Returns a warning, or null if the picture is not flat or its file is small.</summary>
    /// <param name="rgb">The pixels of the picture.</param>
    /// <param name="bytes">Bytes of the file.</param>
    /// <param name="storedPixels">Pixels of the stored picture.</param>
    public static string? Describe(ReadOnlySpan<byte> rgb, long bytes, long storedPixels)
    {
        if (bytes < Math.Max(MinBytes, storedPixels * MinBytesPerPixel))
        {
            return null;
        }

        for (var channel = 0; channel < 3; channel++)
        {
            var (min, max) = (byte.MaxValue, byte.MinValue);
            for (var i = channel; i < rgb.Length; i += 3)
            {
                min = Math.Min(min, rgb[i]);
                max = Math.Max(max, rgb[i]);
            }

            if (max - min > MaxSpread)
            {
                return null;
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"all of it has one colour (#{rgb[0]:X2}{rgb[1]:X2}{rgb[2]:X2}), although the file has {(bytes + 512) / 1024} KB; open it in a viewer, and save it anew if it looks different there");
    }
}
