using System.Buffers.Binary;

namespace PaintSound.Live.Set.Samples;

/// <summary>The first metadata block of a FLAC file (RFC 9639, section 8.2).</summary>
internal static class FlacHeader
{
    private const int BlockHeaderBytes = 4;
    private const int StreamInfoBytes = 34;
    private const int StreamInfoType = 0;
    private static readonly string[] Extensions = [".flac"];

    /// <summary>Reads the block.</summary>
    /// <param name="stream">The file, after its first four bytes.</param>
    /// <returns>Null if the first block is not the stream's description.</returns>
    public static SampleFormat? Read(Stream stream)
    {
        Span<byte> block = stackalloc byte[BlockHeaderBytes + StreamInfoBytes];
        if (!stream.TryReadExactly(block) || (block[0] & 0x7f) != StreamInfoType)
        {
            return null;
        }

        // 20 bits of sample rate, 3 of channels - 1, 5 of bits - 1, 36 of length.
        var packed = BinaryPrimitives.ReadUInt64BigEndian(block[(BlockHeaderBytes + 10)..]);
        return new SampleFormat(
            Extensions,
            SampleCoding.Integer,
            (int)((packed >> 41) & 7) + 1,
            (int)(packed >> 44),
            (int)((packed >> 36) & 31) + 1);
    }
}
