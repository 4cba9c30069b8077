using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Media.Artwork;

/// <summary>Pictures in MP4 files: the boxes moov, udta, meta, ilst, covr, data, as iTunes writes them.</summary>
internal static class Mp4Pictures
{
    private const int MaxBoxes = 10_000;
    private const int HeaderBytes = 8;

    // Version and flags of the box of metadata; type and language of the data.
    private const int MetaBytes = 4;
    private const int DataBytes = 8;

    private static readonly string[] Path = ["moov", "udta", "meta", "ilst", "covr"];

    /// <summary>Returns the pictures of an MP4 file. All count as the front; the first comes first.</summary>
    public static IEnumerable<EmbeddedPicture> Read(ByteSource source)
    {
        long start = 0, end = source.Length;
        foreach (var name in Path)
        {
            if (FindBoxes(source, start, end, name).FirstOrDefault() is not { } box)
            {
                yield break;
            }

            (start, end) = (box.Start + (name == "meta" ? MetaBytes : 0), box.End);
        }

        foreach (var data in FindBoxes(source, start, end, "data"))
        {
            if (source.Read(data.Start + DataBytes, data.End - data.Start - DataBytes) is { } picture)
            {
                yield return new EmbeddedPicture(EmbeddedPicture.Front, picture);
            }
        }
    }

    private static IEnumerable<Box> FindBoxes(ByteSource source, long at, long end, string name)
    {
        for (var count = 0; count < MaxBoxes && at <= end - HeaderBytes && source.Read(at, HeaderBytes) is { } header; count++)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(header);
            var start = at + HeaderBytes;
            if (length == 1 && source.Read(start, sizeof(long)) is { } large)
            {
                length = BinaryPrimitives.ReadInt64BigEndian(large);
                start += sizeof(long);
            }
            else if (length == 0)
            {
                length = end - at;
            }

            if (length < start - at || length > end - at)
            {
                yield break;
            }

            if (Ascii.Equals(header.AsSpan(4), name))
            {
                yield return new Box(start, at + length);
            }

            at += length;
        }
    }

    /// <summary>The content of a box: its first byte, and the one behind its last.</summary>
    private sealed record Box(long Start, long End);
}
