using System.Buffers.Binary;
using System.IO.Compression;

namespace PaintSound.Media.Writing;

/// <summary>Writes pictures as PNG (ISO/IEC 15948): 8-bit RGB, every row filtered by its left neighbour.</summary>
public static class Png
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Writes one picture.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rgb">Row by row, three bytes a pixel (R, G, B).</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentException">The buffer does not have width x height x 3 bytes.</exception>
    public static void Write(Stream stream, ReadOnlySpan<byte> rgb, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (rgb.Length != width * height * 3)
        {
            throw new ArgumentException($"{width} x {height} pixels take {width * height * 3} bytes, not {rgb.Length}.", nameof(rgb));
        }

        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, 2);
        Chunk(stream, "IHDR"u8, header);
        Chunk(stream, "IDAT"u8, Pack(rgb, width * 3));
        Chunk(stream, "IEND"u8, []);
    }

    private static byte[] Pack(ReadOnlySpan<byte> rgb, int stride)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var line = new byte[stride + 1];
            line[0] = 1;
            for (var row = 0; row < rgb.Length; row += stride)
            {
                for (var i = 0; i < stride; i++)
                {
                    line[i + 1] = (byte)(rgb[row + i] - (i < 3 ? 0 : rgb[row + i - 3]));
                }

                zlib.Write(line);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
