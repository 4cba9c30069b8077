using System.Buffers.Binary;

namespace PaintSound.Live.Set.Samples;

/// <summary>The header of an AIFF or AIFF-C file (Apple, 1989 and 1991).</summary>
internal static class AiffHeader
{
    private const int MinLength = 18;
    private const int LengthWithCoding = 22;

    // The exponent of 1 in the 80-bit numbers of SANE, and the bits of their mantissa after the first.
    private const int ExponentBias = 16_383;
    private const int MantissaBits = 63;
    private static readonly string[] Extensions = [".aif", ".aiff"];

    /// <summary>Reads the chunks up to the description of the sound.</summary>
    /// <param name="stream">The file, after its first twelve bytes.</param>
    /// <returns>Null if there is none.</returns>
    public static SampleFormat? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[LengthWithCoding];
        while (stream.TryReadExactly(head[..8]))
        {
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            var next = stream.Position + size + (size & 1);
            if (head[..4].SequenceEqual("COMM"u8))
            {
                var length = (int)Math.Min(size, LengthWithCoding);
                return length >= MinLength && stream.TryReadExactly(head[..length]) ? ReadFormat(head[..length]) : null;
            }

            stream.Position = next;
        }

        return null;
    }

    private static SampleFormat ReadFormat(ReadOnlySpan<byte> common)
    {
        var bits = BinaryPrimitives.ReadInt16BigEndian(common[6..]);
        return new SampleFormat(
            Extensions,
            common.Length == LengthWithCoding ? ReadCoding(common[18..]) : SampleCoding.Integer,
            BinaryPrimitives.ReadInt16BigEndian(common),
            ReadRate(common[8..18]),
            bits);
    }

    private static SampleCoding ReadCoding(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("NONE"u8) || type.SequenceEqual("twos"u8) || type.SequenceEqual("sowt"u8) || type.SequenceEqual("in24"u8) || type.SequenceEqual("in32"u8)
            ? SampleCoding.Integer
            : type.SequenceEqual("fl32"u8) || type.SequenceEqual("FL32"u8) || type.SequenceEqual("fl64"u8) || type.SequenceEqual("FL64"u8) ? SampleCoding.Float : SampleCoding.Other;

    private static int ReadRate(ReadOnlySpan<byte> extended)
    {
        var exponent = (BinaryPrimitives.ReadUInt16BigEndian(extended) & 0x7fff) - ExponentBias - MantissaBits;
        var rate = BinaryPrimitives.ReadUInt64BigEndian(extended[2..]) * Math.Pow(2, exponent);
        return rate is >= 1 and <= int.MaxValue ? (int)Math.Round(rate) : 0;
    }
}
