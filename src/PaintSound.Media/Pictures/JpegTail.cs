namespace PaintSound.Media.Pictures;

/// <summary>Removes the incomplete last part of a JPEG that was cut off inside a table or a scan header, where a decoder gives up.</summary>
internal static class JpegTail
{
    private const byte Marker = 0xFF, HuffmanTable = 0xC4, Scan = 0xDA, End = 0xD9;

    /// <summary>Returns the file up to its last table or scan, with an end; null if it has none.</summary>
    /// <param name="jpeg">The file.</param>
    public static byte[]? Remove(ReadOnlySpan<byte> jpeg)
    {
        var cut = Math.Max(jpeg.LastIndexOf([Marker, HuffmanTable]), jpeg.LastIndexOf([Marker, Scan]));
        return cut > 0 ? [.. jpeg[..cut], Marker, End] : null;
    }
}
