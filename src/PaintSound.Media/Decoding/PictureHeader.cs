using System.Buffers.Binary;

namespace PaintSound.Media.Decoding;

/// <summary>
/// What must be known of a picture before ffmpeg reads it: whether it is a JPEG, and how that must be turned to stand upright.
/// A camera held sideways writes it into the picture's Exif part (Exif 2.3, 4.6.4 A, tag 0x0112), which most versions of
/// ffmpeg leave unread.
/// </summary>
/// <param name="IsJpeg">True for a JPEG.</param>
/// <param name="Turn">ffmpeg's filter with a comma behind it; empty where the picture stands upright or does not say.</param>
internal sealed record PictureHeader(bool IsJpeg, string Turn)
{
    private const int MostHeader = 65_536;
    private const ushort OrientationTag = 0x0112;

    // Index is the tag's value; 1 is upright.
    private static readonly string[] Turns =
        ["", "", "hflip,", "hflip,vflip,", "vflip,", "transpose=0,", "transpose=1,", "transpose=3,", "transpose=2,"];

    /// <summary>Reads the beginning of a readable file of any format.</summary>
    public static PictureHeader Read(string file)
    {
        using var stream = File.OpenRead(file);
        var header = new byte[(int)Math.Min(MostHeader, stream.Length)];
        ReadOnlySpan<byte> start = header.AsSpan(0, stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false));
        var orientation = Orientation(start);
        return new PictureHeader(start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]), orientation < Turns.Length ? Turns[orientation] : "");
    }

    /// <summary>1..8 as Exif numbers them; 0 where nothing is said.</summary>
    /// <param name="jpeg">The beginning of the file.</param>
    internal static int Orientation(ReadOnlySpan<byte> jpeg)
    {
        if (!jpeg.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
        {
            return 0;
        }

        var rest = jpeg[2..];
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var size = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) + 2;
            if (size > rest.Length)
            {
                return 0;
            }

            if (rest[1] == 0xE1 && rest[4..].StartsWith("Exif\0\0"u8))
            {
                return InTiff(rest[10..size]);
            }

            rest = rest[size..];
        }

        return 0;
    }

    private static int InTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
        {
            return 0;
        }

        var little = tiff.StartsWith("II"u8);
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 0;
        }

        var entries = tiff[(int)directory..];
        var count = Short(entries, little);
        for (var i = 0; i < count && 2 + (i + 1) * 12 <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (Short(entry, little) == OrientationTag)
            {
                return Short(entry[8..], little);
            }
        }

        return 0;
    }

    private static int Short(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
}
