using System.Buffers.Binary;

namespace PaintSound.Media.Decoding;

/// <summary>
/// Facts about a picture file that PaintSound needs before ffmpeg reads it: whether it is a JPEG, and how to rotate it upright.
/// A camera held sideways writes the orientation into the Exif part (Exif 2.3, 4.6.4 A, tag 0x0112). Most versions of ffmpeg do not
/// read it.
/// </summary>
/// <param name="IsJpeg">True for a JPEG.</param>
/// <param name="RotationFilter">ffmpeg's rotation filter, followed by a comma; empty if the picture is upright or has no orientation tag.</param>
internal sealed record PictureHeader(bool IsJpeg, string RotationFilter)
{
    private const int MaxHeaderBytes = 65_536;
    private const ushort OrientationTag = 0x0112;

    // The index is the value of the tag; 1 is upright.
    private static readonly string[] RotationFilters =
        ["", "", "hflip,", "hflip,vflip,", "vflip,", "transpose=0,", "transpose=1,", "transpose=3,", "transpose=2,"];

    /// <summary>Reads the start of a file of any format. An unknown format is not an error.</summary>
    public static PictureHeader Read(string file)
    {
        using var stream = File.OpenRead(file);
        var header = new byte[(int)Math.Min(MaxHeaderBytes, stream.Length)];
        ReadOnlySpan<byte> start = header.AsSpan(0, stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false));
        var orientation = ReadOrientation(start);
        return new PictureHeader(start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]), orientation < RotationFilters.Length ? RotationFilters[orientation] : "");
    }

    /// <summary>Returns the Exif orientation, 1..8, or 0 if there is none.</summary>
    /// <param name="jpeg">The start of the file.</param>
    internal static int ReadOrientation(ReadOnlySpan<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return 0;
        }

        var remaining = jpeg[2..];
        while (remaining.Length >= 4 && remaining[0] == 0xFF)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(remaining[2..]) + 2;
            if (size > remaining.Length)
            {
                return 0;
            }

            if (remaining[1] == 0xE1 && remaining[4..].StartsWith("Exif\0\0"u8))
            {
                return ReadTiffOrientation(remaining[10..size]);
            }

            remaining = remaining[size..];
        }

        return 0;
    }

    private static int ReadTiffOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 0;
        }

        var isLittleEndian = tiff.StartsWith("II"u8);
        var directory = isLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var entries = tiff[(int)directory..];
        var count = ReadUInt16(entries, isLittleEndian);
        for (var i = 0; i < count && 2 + (i + 1) * 12 <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (ReadUInt16(entry, isLittleEndian) == OrientationTag)
            {
                return ReadUInt16(entry[8..], isLittleEndian);
            }
        }

        return 0;
    }

    private static int ReadUInt16(ReadOnlySpan<byte> bytes, bool isLittleEndian) =>
        isLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
