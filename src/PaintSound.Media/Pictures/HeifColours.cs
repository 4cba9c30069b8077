using System.Buffers.Binary;

namespace PaintSound.Media.Pictures;

/// <summary>Reads the primaries of a HEIC or AVIF picture that has no profile (ISO/IEC 14496-12, 12.1.5: colr of type nclx).</summary>
internal static class HeifColours
{
    /// <summary>Bytes at the start of a file that contain its properties.</summary>
    public const int HeaderBytes = 65_536;

    /// <summary>The primaries of Display P3 (ITU-T H.273, table 2).</summary>
    public const int P3 = 12;

    private const int BoxHeader = 8, FullBoxHeader = 12;

    /// <summary>Returns the primaries by the numbers of H.273, or 0 if the file does not say.</summary>
    /// <param name="start">The first bytes of the file.</param>
    public static int ReadPrimaries(ReadOnlySpan<byte> start)
    {
        var colour = FindBox(FindBox(FindBox(FindBox(start, "meta"u8, FullBoxHeader), "iprp"u8, BoxHeader), "ipco"u8, BoxHeader), "colr"u8, BoxHeader);
        return colour.Length >= 6 && colour.StartsWith("nclx"u8) ? BinaryPrimitives.ReadUInt16BigEndian(colour[4..]) : 0;
    }

    /// <summary>Returns the content of the first box of a kind; nothing if there is none.</summary>
    private static ReadOnlySpan<byte> FindBox(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> kind, int header)
    {
        while (boxes.Length >= BoxHeader)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(boxes);
            var end = size >= BoxHeader ? (int)Math.Min(size, boxes.Length) : boxes.Length;
            if (boxes[4..].StartsWith(kind))
            {
                return end > header ? boxes[header..end] : [];
            }

            boxes = boxes[end..];
        }

        return [];
    }
}
