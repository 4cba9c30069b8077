using System.Buffers.Binary;

namespace PaintSound.Live.Set;

/// <summary>
/// The header of a WAV file (RIFF, Microsoft and IBM 1991; RF64, EBU Tech 3306). The length is exact to the sample.
/// </summary>
/// <param name="Rate">Samples per second.</param>
/// <param name="Frames">The length, in samples per channel.</param>
internal sealed record WavHeader(int Rate, long Frames)
{
    private const int IntegerFormat = 1;
    private const int FloatFormat = 3;
    private const int ExtensibleFormat = 0xfffe;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Null if the file is not a WAV, or if Live cannot play its format.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavHeader? Read(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[26];
        if (!TryRead(stream, head[..12]) || !(head[..4].SequenceEqual("RIFF"u8) || head[..4].SequenceEqual("RF64"u8)) || !head[8..12].SequenceEqual("WAVE"u8))
        {
            return null;
        }

        var (rate, frameBytes) = (0, 0);
        var dataSize64 = 0L;
        while (TryRead(stream, head[..8]))
        {
            var (chunk, size) = (BinaryPrimitives.ReadUInt32BigEndian(head), (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            var next = stream.Position + size + (size & 1);
            if (chunk == 0x64733634 && size >= 24)
            {
                // The size of the file, then the size of the sound, in 64 bits each.
                if (!TryRead(stream, head[..16]))
                {
                    return null;
                }

                dataSize64 = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            }
            else if (chunk == 0x666d7420 && size >= 16)
            {
                var length = (int)Math.Min(size, head.Length);
                if (!TryRead(stream, head[..length]) || !IsPlayable(head[..length]))
                {
                    return null;
                }

                rate = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
                frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]);
            }
            else if (chunk == 0x64617461)
            {
                size = size == uint.MaxValue && dataSize64 > 0 ? dataSize64 : size;

                // If a recording was interrupted, the size in the header can be larger than the file.
                var frames = frameBytes > 0 ? Math.Min(size, stream.Length - stream.Position) / frameBytes : 0;
                return rate > 0 && frames > 0 ? new WavHeader(rate, frames) : null;
            }

            stream.Position = next;
        }

        return null;
    }

    private static bool IsPlayable(ReadOnlySpan<byte> format)
    {
        var kind = (int)BinaryPrimitives.ReadUInt16LittleEndian(format);
        kind = kind == ExtensibleFormat && format.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : kind;
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return (kind == IntegerFormat && bits is (8 or 16 or 24 or 32)) || (kind == FloatFormat && bits == 32);
    }

    private static bool TryRead(Stream stream, Span<byte> bytes) => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
