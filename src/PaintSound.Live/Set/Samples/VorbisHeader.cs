using System.Buffers.Binary;

namespace PaintSound.Live.Set.Samples;

/// <summary>The first page of an Ogg file with Vorbis (RFC 3533, section 6; Vorbis I, section 4.2.2). Its header does not state the length.</summary>
internal static class VorbisHeader
{
    private const int PageHeadBytes = 27;
    private const int SignatureBytes = 4;
    private const int IdentificationBytes = 16;
    private static readonly string[] Extensions = [".ogg"];

    /// <summary>Reads the page.</summary>
    /// <param name="stream">The file, after its first four bytes.</param>
    /// <returns>Null if the file does not begin with Vorbis.</returns>
    public static SampleFormat? Read(Stream stream)
    {
        Span<byte> page = stackalloc byte[PageHeadBytes - SignatureBytes];
        if (!stream.TryReadExactly(page))
        {
            return null;
        }

        // The last byte counts the lengths of the page's segments, which follow.
        stream.Position += page[^1];
        Span<byte> packet = stackalloc byte[IdentificationBytes];
        return stream.TryReadExactly(packet) && packet[..7].SequenceEqual("\u0001vorbis"u8)
            ? new SampleFormat(Extensions, SampleCoding.Lossy, packet[11], (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(packet[12..])), 0)
            : null;
    }
}
