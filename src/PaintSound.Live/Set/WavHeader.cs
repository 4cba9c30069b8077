using System.Buffers.Binary;

namespace PaintSound.Live.Set;

/// <summary>
/// What the header of a WAV file says (RIFF, Microsoft and IBM 1991; RF64, EBU Tech 3306), to the sample and without asking another
/// program.
/// </summary>
/// <param name="Rate">Samples a second.</param>
/// <param name="Frames">Length in samples of each channel.</param>
internal sealed record WavHeader(int Rate, long Frames)
{
    private const int Integers = 1;
    private const int Floats = 3;
    private const int Extensible = 0xfffe;

    /// <summary>Reads it.</summary>
    /// <param name="file">The file.</param>
    /// <returns>Null where the file is no WAV, or of a kind that Live does not play as it is.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WavHeader? Read(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> head = stackalloc byte[26];
        if (!Fill(stream, head[..12]) || !(head[..4].SequenceEqual("RIFF"u8) || head[..4].SequenceEqual("RF64"u8)) || !head[8..12].SequenceEqual("WAVE"u8))
        {
            return null;
        }

        var (rate, frameBytes) = (0, 0);
        var large = 0L;
        while (Fill(stream, head[..8]))
        {
            var (chunk, size) = (BinaryPrimitives.ReadUInt32BigEndian(head), (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]));
            var next = stream.Position + size + (size & 1);
            if (chunk == 0x64733634 && size >= 24)
            {
                // The size of the file, then that of the sound, in 64 bits.
                if (!Fill(stream, head[..16]))
                {
                    return null;
                }

                large = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            }
            else if (chunk == 0x666d7420 && size >= 16)
            {
                var length = (int)Math.Min(size, head.Length);
                if (!Fill(stream, head[..length]) || !Plays(head[..length]))
                {
                    return null;
                }

                rate = BinaryPrimitives.ReadInt32LittleEndian(head[4..]);
                frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(head[12..]);
            }
            else if (chunk == 0x64617461)
            {
                size = size == uint.MaxValue && large > 0 ? large : size;

                // A recorder that was cut off leaves a size that is not there.
                var frames = frameBytes > 0 ? Math.Min(size, stream.Length - stream.Position) / frameBytes : 0;
                return rate > 0 && frames > 0 ? new WavHeader(rate, frames) : null;
            }

            stream.Position = next;
        }

        return null;
    }

    private static bool Plays(ReadOnlySpan<byte> format)
    {
        var kind = (int)BinaryPrimitives.ReadUInt16LittleEndian(format);
        kind = kind == Extensible && format.Length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(format[24..]) : kind;
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(format[14..]);
        return (kind == Integers && bits is (8 or 16 or 24 or 32)) || (kind == Floats && bits == 32);
    }

    private static bool Fill(Stream stream, Span<byte> bytes) => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
}
