using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace PaintSound.Media.Artwork;

/// <summary>
/// Pictures in the comments of Vorbis, Opus and Speex, and in the blocks of FLAC in Ogg files (RFC 3533, RFC 7845, wiki.xiph.org/VorbisComment). The first
/// stream of the file is read.
/// </summary>
internal static class OggPictures
{
    private const int PageHeaderBytes = 27;
    private const int MaxPages = 20_000;
    private const int MaxPackets = 50;
    private const int MaxComments = 10_000;
    private const int FlacPicture = 6;
    private const int FlacBlockHeader = 4;

    /// <summary>Returns the pictures of an Ogg file.</summary>
    public static IEnumerable<EmbeddedPicture> Read(ByteSource source)
    {
        var isFlac = false;
        var number = 0;
        foreach (var packet in ReadPackets(source).Take(MaxPackets))
        {
            if (number++ == 0)
            {
                isFlac = packet.AsSpan().StartsWith("\x7f"u8) && packet.AsSpan(1).StartsWith("FLAC"u8);
            }
            else if (!isFlac)
            {
                // The second packet has all comments.
                return ReadComments(SkipName(packet));
            }
            else if (packet.Length > FlacBlockHeader && (packet[0] & 0x7f) == FlacPicture && FlacPictures.ReadBlock(packet.AsMemory(FlacBlockHeader)) is { } picture)
            {
                return [picture];
            }
            else if (packet.Length > 0 && (packet[0] & 0x80) != 0)
            {
                break;
            }
        }

        return [];
    }

    private static ReadOnlyMemory<byte> SkipName(byte[] packet) => packet.AsSpan().StartsWith("\x03vorbis"u8) ? packet.AsMemory(7)
        : packet.AsSpan().StartsWith("OpusTags"u8) ? packet.AsMemory(8)
        : packet;

    private static IEnumerable<EmbeddedPicture> ReadComments(ReadOnlyMemory<byte> packet)
    {
        if (Take(ref packet) is null || packet.Length < sizeof(uint))
        {
            yield break;
        }

        var count = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(packet.Span), MaxComments);
        packet = packet[sizeof(uint)..];
        for (var i = 0; i < count && Take(ref packet) is { } comment; i++)
        {
            if (GetValue(comment, "METADATA_BLOCK_PICTURE=") is { } block && FlacPictures.ReadBlock(block) is { } picture)
            {
                yield return picture;
            }
            else if (GetValue(comment, "COVERART=") is { } content)
            {
                // What programs wrote before 2009.
                yield return new EmbeddedPicture(EmbeddedPicture.Front, content);
            }
        }
    }

    private static byte[]? GetValue(ReadOnlyMemory<byte> comment, string key)
    {
        if (comment.Length <= key.Length || !Ascii.EqualsIgnoreCase(comment.Span[..key.Length], key))
        {
            return null;
        }

        var text = comment.Span[key.Length..];
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done ? bytes[..written] : null;
    }

    /// <summary>Takes a text with its length from the front; null if there is none.</summary>
    private static ReadOnlyMemory<byte>? Take(ref ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < sizeof(uint))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest.Span);
        rest = rest[sizeof(uint)..];
        if (length > rest.Length)
        {
            return null;
        }

        var text = rest[..(int)length];
        rest = rest[(int)length..];
        return text;
    }

    private static IEnumerable<byte[]> ReadPackets(ByteSource source)
    {
        using MemoryStream packet = new();
        uint? serial = null;
        long at = 0;
        for (var page = 0; page < MaxPages; page++)
        {
            if (source.Read(at, PageHeaderBytes) is not { } header || !header.AsSpan().StartsWith("OggS"u8)
                || source.Read(at + PageHeaderBytes, header[26]) is not { } lengths
                || source.Read(at + PageHeaderBytes + lengths.Length, lengths.Sum(length => length)) is not { } content)
            {
                yield break;
            }

            at += PageHeaderBytes + lengths.Length + content.Length;
            var stream = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(14));
            if ((serial ??= stream) != stream)
            {
                continue;
            }

            var start = 0;
            foreach (var length in lengths)
            {
                if (packet.Length + length > ByteSource.MaxBytes)
                {
                    yield break;
                }

                packet.Write(content, start, length);
                start += length;

                // A length of 255 says that the packet goes on.
                if (length < byte.MaxValue)
                {
                    yield return packet.ToArray();
                    packet.SetLength(0);
                }
            }
        }
    }
}
