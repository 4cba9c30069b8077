using System.Buffers.Binary;

namespace PaintSound.Media.Conversion;

/// <summary>Reads the header of the WAV that ffmpeg writes into a pipe (RIFF, WAVEFORMATEXTENSIBLE).</summary>
internal static class WavStreamHeader
{
    /// <summary>Reads up to the first sample.</summary>
    /// <param name="read">Reads bytes; returns 0 at the end.</param>
    /// <returns>The sample rate and the channels; null if there is no sound.</returns>
    public static WavStreamFormat? Read(FileMixer.ByteReader read)
    {
        Span<byte> header = stackalloc byte[40];
        if (!TryRead(read, header[..12]))
        {
            return null;
        }

        WavStreamFormat? format = null;
        while (TryRead(read, header[..8]))
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
            if (header[..4].SequenceEqual("data"u8))
            {
                return format;
            }

            if (size < 0 || size > header.Length)
            {
                return null;
            }

            var isFormat = header[..4].SequenceEqual("fmt "u8);
            if (!TryRead(read, header[..size]))
            {
                return null;
            }

            if (isFormat)
            {
                var layout = new ChannelLayout(
                    BinaryPrimitives.ReadUInt16LittleEndian(header[2..]), size == header.Length ? BinaryPrimitives.ReadUInt32LittleEndian(header[20..]) : 0);
                format = new WavStreamFormat(BinaryPrimitives.ReadInt32LittleEndian(header[4..]), layout);
            }
        }

        return null;
    }

    private static bool TryRead(FileMixer.ByteReader read, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var count = read(bytes);
            if (count == 0)
            {
                return false;
            }

            bytes = bytes[count..];
        }

        return true;
    }
}
