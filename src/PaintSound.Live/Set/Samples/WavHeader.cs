using System.Buffers.Binary;

namespace PaintSound.Live.Set.Samples;

/// <summary>The header of a WAV file (RIFF, Microsoft and IBM 1991; RF64, EBU Tech 3306).</summary>
internal static class WavHeader
{
    private const int IntegerFormat = 1;
    private const int FloatFormat = 3;
    private const int ExtensibleFormat = 0xfffe;
    private const int FormatLength = 26;
    private static readonly string[] Extensions = [".wav"];

    /// <summary>Reads the chunks up to the sound. The length is that of the sound in the file, if a recording was interrupted.</summary>
    /// <param name="stream">The file, after its first twelve bytes.</param>
    /// <returns>Null if there is no sound.</returns>
    public static SampleFormat? Read(Stream stream)
    {
        Span<byte> head = stackalloc byte[FormatLength];
        SampleFormat? format = null;
        var frameBytes = 0;
        var dataSize64 = 0L;
        while (stream.TryReadExactly(head[..8]))
        {
            var (chunk, size) = (BinaryPrimitives.ReadUInt32BigEndian(head), (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            var next = stream.Position + size + (size & 1);
            if (chunk == 0x64733634 && size >= 24)
            {
                // The size of the file, then the size of the sound, in 64 bits each.
                if (!stream.TryReadExactly(head[..16]))
                {
                    return null;
                }

                dataSize64 = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            }
            else if (chunk == 0x666d7420 && size >= 16)
            {
                var length = (int)Math.Min(size, FormatLength);
                if (!stream.TryReadExactly(head[..length]))
                {
                    return null;
                }

                format = ReadFormat(head[..length]);
                frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]);
            }
            else if (chunk == 0x64617461)
            {
                size = size == uint.MaxValue && dataSize64 > 0 ? dataSize64 : size;

                // If a recording was interrupted, the size in the header can be larger than the file.
                var frames = frameBytes > 0 ? Math.Min(size, stream.Length - stream.Position) / frameBytes : 0;
                return format is not null && frames > 0 ? format with { Frames = frames } : null;
            }

            stream.Position = next;
        }

        return null;
    }

    private static SampleFormat ReadFormat(ReadOnlySpan<byte> format)
    {
        var kind = (int)BinaryPrimitives.ReadUInt16LittleEndian(format);
        kind = kind == ExtensibleFormat && format.Length == FormatLength ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : kind;
        return new SampleFormat(
            Extensions,
            kind switch { IntegerFormat => SampleCoding.Integer, FloatFormat => SampleCoding.Float, _ => SampleCoding.Other },
            BinaryPrimitives.ReadUInt16LittleEndian(format[2..]),
            BinaryPrimitives.ReadInt32LittleEndian(format[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(format[14..]));
    }
}
