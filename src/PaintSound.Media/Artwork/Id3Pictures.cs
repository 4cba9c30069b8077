using System.Buffers.Binary;

namespace PaintSound.Media.Artwork;

/// <summary>Pictures in ID3 tags of versions 2.2, 2.3 and 2.4 (id3.org): frames APIC and PIC. Compressed and encrypted frames are passed over.</summary>
internal static class Id3Pictures
{
    private const int TagHeaderBytes = 10;
    private const int Unsynchronised = 0x80;
    private const int ExtendedHeader = 0x40;

    /// <summary>The bytes of the tag at a place of a file, with its header; 0 if there is none.</summary>
    public static long GetLength(ByteSource source, long at) =>
        source.Read(at, TagHeaderBytes) is { } header && header.AsSpan().StartsWith("ID3"u8) ? TagHeaderBytes + ReadSyncSafe(header.AsSpan(6)) : 0;

    /// <summary>Returns the pictures of the tag at a place of a file.</summary>
    public static IEnumerable<EmbeddedPicture> Read(ByteSource source, long at)
    {
        if (source.Read(at, TagHeaderBytes) is not { } header || !header.AsSpan().StartsWith("ID3"u8) || header[3] is < 2 or > 4
            || source.Read(at + TagHeaderBytes, ReadSyncSafe(header.AsSpan(6))) is not { } tag)
        {
            return [];
        }

        var (version, flags) = (header[3], header[5]);
        ReadOnlyMemory<byte> frames = (flags & Unsynchronised) != 0 && version < 4 ? Synchronise(tag) : tag;
        if ((flags & ExtendedHeader) != 0 && version > 2)
        {
            // Version 2.3 does not count the length itself.
            var length = frames.Length < sizeof(uint) ? 0
                : version == 4 ? ReadSyncSafe(frames.Span) : sizeof(uint) + (long)BinaryPrimitives.ReadUInt32BigEndian(frames.Span);
            frames = length < frames.Length ? frames[(int)length..] : ReadOnlyMemory<byte>.Empty;
        }

        return ReadFrames(frames, version);
    }

    private static IEnumerable<EmbeddedPicture> ReadFrames(ReadOnlyMemory<byte> frames, int version)
    {
        var (name, headerBytes) = version == 2 ? ("PIC", 6) : ("APIC", 10);
        while (frames.Length > headerBytes && frames.Span[0] != 0)
        {
            var length = ReadLength(frames.Span, version);
            if (length > frames.Length - headerBytes)
            {
                yield break;
            }

            if (IsNamed(frames.Span, name) && Unpack(frames.Slice(headerBytes, (int)length), version, version == 2 ? 0 : frames.Span[9]) is { } body
                && ReadPicture(body.Span, version) is { } picture)
            {
                yield return picture;
            }

            frames = frames[(headerBytes + (int)length)..];
        }
    }

    private static bool IsNamed(ReadOnlySpan<byte> frame, string name) => System.Text.Ascii.Equals(frame[..name.Length], name);

    private static long ReadLength(ReadOnlySpan<byte> frame, int version) => version switch
    {
        2 => (frame[3] << 16) | (frame[4] << 8) | frame[5],
        // Some programs write the lengths of version 2.3 into tags of version 2.4.
        4 when (BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) & 0x80808080) == 0 => ReadSyncSafe(frame[4..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(frame[4..]),
    };

    /// <summary>Returns the body of a frame without what its flags add; null if it is compressed or encrypted.</summary>
    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> body, int version, int flags)
    {
        if (version < 4)
        {
            return (flags & 0xc0) != 0 ? null : Skip(body, (flags & 0x20) != 0 ? 1 : 0);
        }

        if ((flags & 0x0c) != 0)
        {
            return null;
        }

        var content = Skip(body, ((flags & 0x40) != 0 ? 1 : 0) + ((flags & 0x01) != 0 ? sizeof(uint) : 0));
        return (flags & 0x02) != 0 ? Synchronise(content.Span) : content;
    }

    private static ReadOnlyMemory<byte> Skip(ReadOnlyMemory<byte> body, int count) => body[Math.Min(count, body.Length)..];

    // Encoding, format, kind, description, picture.
    private static EmbeddedPicture? ReadPicture(ReadOnlySpan<byte> body, int version)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        var isWide = body[0] is 1 or 2;
        var rest = body[1..];
        var formatLength = version == 2 ? 3 : rest.IndexOf((byte)0) + 1;
        if (formatLength == 0 || rest.Length < formatLength + 1 || rest.StartsWith("-->"u8))
        {
            // "-->" is the address of a picture in the internet.
            return null;
        }

        var kind = rest[formatLength];
        rest = rest[(formatLength + 1)..];
        var end = isWide ? FindWideEnd(rest) : rest.IndexOf((byte)0) + 1;
        return end > 0 && end < rest.Length ? new EmbeddedPicture(kind, rest[end..].ToArray()) : null;
    }

    private static int FindWideEnd(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at + 1 < text.Length; at += 2)
        {
            if (text[at] == 0 && text[at + 1] == 0)
            {
                return at + 2;
            }
        }

        return 0;
    }

    /// <summary>Takes off the zeros that were inserted after 0xFF, so that no player takes the tag for sound.</summary>
    private static byte[] Synchronise(ReadOnlySpan<byte> bytes)
    {
        var whole = new byte[bytes.Length];
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (i == 0 || bytes[i] != 0 || bytes[i - 1] != 0xff)
            {
                whole[count++] = bytes[i];
            }
        }

        return whole[..count];
    }

    private static long ReadSyncSafe(ReadOnlySpan<byte> number) =>
        ((number[0] & 0x7fL) << 21) | ((number[1] & 0x7fL) << 14) | ((number[2] & 0x7fL) << 7) | (number[3] & 0x7fL);
}
