using System.Buffers.Binary;

namespace PaintSound.Media.Artwork;

/// <summary>Pictures in FLAC files (RFC 9639, 8.8). Ogg files have the same blocks in their comments.</summary>
internal static class FlacPictures
{
    private const int MaxBlocks = 1000;
    private const int PictureBlock = 6;
    private const int HeaderBytes = 4;

    /// <summary>Returns the pictures of a FLAC file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="at">The place of its marker, fLaC.</param>
    public static IEnumerable<EmbeddedPicture> Read(ByteSource source, long at)
    {
        at += HeaderBytes;
        for (var block = 0; block < MaxBlocks; block++)
        {
            if (source.Read(at, HeaderBytes) is not { } header)
            {
                yield break;
            }

            var length = (header[1] << 16) | (header[2] << 8) | header[3];
            if ((header[0] & 0x7f) == PictureBlock && source.Read(at + HeaderBytes, length) is { } content && ReadBlock(content) is { } picture)
            {
                yield return picture;
            }

            if ((header[0] & 0x80) != 0)
            {
                yield break;
            }

            at += HeaderBytes + length;
        }
    }

    /// <summary>Returns the picture of a block without its header, or null if it is damaged.</summary>
    public static EmbeddedPicture? ReadBlock(ReadOnlyMemory<byte> block)
    {
        const int numbersAfterTexts = 16;
        var at = 0L;
        if (ReadNumber(block, ref at) is not { } kind || !Skip(block, ref at) || !Skip(block, ref at))
        {
            return null;
        }

        // Width, height, depth and colours: the picture itself says them.
        at += numbersAfterTexts;
        return ReadNumber(block, ref at) is { } length && at + length <= block.Length ? new EmbeddedPicture(kind, block.Slice((int)at, (int)length)) : null;
    }

    private static bool Skip(ReadOnlyMemory<byte> block, ref long at)
    {
        if (ReadNumber(block, ref at) is not { } length)
        {
            return false;
        }

        at += length;
        return at <= block.Length;
    }

    private static uint? ReadNumber(ReadOnlyMemory<byte> block, ref long at)
    {
        if (at + sizeof(uint) > block.Length)
        {
            return null;
        }

        var number = BinaryPrimitives.ReadUInt32BigEndian(block.Span[(int)at..]);
        at += sizeof(uint);
        return number;
    }
}
