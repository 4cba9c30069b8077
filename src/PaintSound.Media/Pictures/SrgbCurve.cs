namespace PaintSound.Media.Pictures;

/// <summary>The transfer curve of sRGB (IEC 61966-2-1), which Display P3 uses, too.</summary>
internal static class SrgbCurve
{
    /// <summary>Returns the light of a level.</summary>
    /// <param name="level">0..255.</param>
    /// <returns>0..1.</returns>
    public static double Decode(byte level)
    {
        var value = level / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    /// <summary>Returns the level of a light. Light that sRGB cannot show is clipped.</summary>
    /// <param name="light">0..1.</param>
    /// <returns>0..255.</returns>
    public static byte Encode(double light)
    {
        var value = Math.Clamp(light, 0, 1);
        return (byte)Math.Round(255 * (value <= 0.0031308 ? 12.92 * value : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055));
    }
}
