using System.Buffers.Binary;

namespace PaintSound.Media.Pcm;

/// <summary>The head of a chunk (RIFF, IFF): four letters and a length.</summary>
/// <param name="Name">The four letters, high byte first.</param>
/// <param name="Start">Place of the content in the file, in bytes.</param>
/// <param name="Length">Length of the content in bytes, without the byte that makes it even.</param>
internal readonly record struct Chunk(uint Name, long Start, long Length)
{
    /// <summary>Bytes of the head.</summary>
    public const int HeadBytes = 8;

    /// <summary>Place of the first byte after the content.</summary>
    public long End => Start + Length;

    /// <summary>Place of the next chunk.</summary>
    public long Next => End + (Length & 1);

    /// <summary>Returns the name of four letters.</summary>
    public static uint NameOf(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    /// <summary>Reads the head at the stream's place.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="isBigEndian">True for IFF, false for RIFF.</param>
    /// <returns>Null at the end of the file.</returns>
    public static Chunk? Read(Stream stream, bool isBigEndian)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes)
        {
            return null;
        }

        var length = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        return new Chunk(NameOf(head), stream.Position, length);
    }

    /// <summary>Reads the content, if it is small.</summary>
    /// <param name="stream">The file, at the content.</param>
    /// <param name="maxBytes">The most that is read.</param>
    /// <returns>Null if it is longer.</returns>
    public byte[]? ReadContent(Stream stream, int maxBytes)
    {
        if (Length > maxBytes)
        {
            return null;
        }

        var content = new byte[Length];
        stream.ReadExactly(content);
        return content;
    }
}
