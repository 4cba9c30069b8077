using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace PaintSound.Media.Pictures;

/// <summary>
/// Completes a PNG whose pixels were cut off or damaged, where a decoder gives up (PNG specification, third edition): the rows that can be
/// decompressed stay, and zeros take the place of the others.
/// </summary>
internal static class PngTail
{
    /// <summary>With less of its pixels, a picture says nothing about the painting.</summary>
    private const double MinShare = 0.25;

    private const long MaxSide = 1_000_000;
    private const int SignatureBytes = 8, ChunkBytes = 12, HeaderEnd = SignatureBytes + ChunkBytes + 13, LastFilter = 4;

    /// <summary>Start and step of the columns and rows of the seven passes of Adam7.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>Returns a complete file; null if less than a quarter of its pixels can be decompressed, or if its size is out of range.</summary>
    /// <param name="png">The file.</param>
    /// <param name="maxBytes">The largest size of the pixels in bytes.</param>
    public static byte[]? Complete(ReadOnlySpan<byte> png, long maxBytes)
    {
        var (head, data) = Split(png);
        var passes = ReadPasses(png);
        var size = passes.Sum(pass => pass.Rows * pass.RowBytes);
        if (data.Length == 0 || size == 0 || size > maxBytes)
        {
            return null;
        }

        var pixels = new byte[size];
        if (Inflate(data, pixels) < MinShare * size)
        {
            return null;
        }

        ClearFromDamage(pixels, passes);
        using MemoryStream output = new();
        output.Write(png[..head]);
        WriteChunk(output, "IDAT"u8, Deflate(pixels));
        WriteChunk(output, "IEND"u8, []);
        return output.ToArray();
    }

    // The end of the chunks before the pixels, and the compressed pixels as far as they go.
    private static (int Head, byte[] Data) Split(ReadOnlySpan<byte> png)
    {
        using MemoryStream data = new();
        var (at, head) = (SignatureBytes, 0);
        while (at + 8 <= png.Length)
        {
            var isData = png.Slice(at + 4, 4).SequenceEqual("IDAT"u8);
            if (!isData && head > 0)
            {
                break;
            }

            head = isData && head == 0 ? at : head;
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(png[at..]), (uint)(png.Length - at - 8));
            if (isData)
            {
                data.Write(png.Slice(at + 8, length));
            }

            at += ChunkBytes + length;
        }

        return (head, data.ToArray());
    }

    // The rows of each pass and their bytes, with the byte of the filter; none if the header is damaged.
    private static List<Pass> ReadPasses(ReadOnlySpan<byte> png)
    {
        if (png.Length < HeaderEnd || !png[(SignatureBytes + 4)..].StartsWith("IHDR"u8))
        {
            return [];
        }

        var header = png[(SignatureBytes + 8)..];
        long width = BinaryPrimitives.ReadUInt32BigEndian(header), height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        var bits = header[8] * header[9] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        if (width > MaxSide || height > MaxSide)
        {
            return [];
        }

        return header[12] == 0
            ? [Pass.Create(width, height, bits)]
            : [.. Passes.Select(pass => Pass.Create(Count(width, pass.X, pass.StepX), Count(height, pass.Y, pass.StepY), bits))];
    }

    private static long Count(long size, int start, int step) => (size - start + step - 1) / step;

    // Damaged pixels can be decompressed to anything; a decoder gives up at a filter that there is not.
    private static void ClearFromDamage(Span<byte> pixels, List<Pass> passes)
    {
        var at = 0L;
        foreach (var (rows, rowBytes) in passes)
        {
            for (var row = 0L; row < rows; row++, at += rowBytes)
            {
                if (pixels[(int)at] > LastFilter)
                {
                    pixels[(int)at..].Clear();
                    return;
                }
            }
        }
    }

    private static int Inflate(byte[] data, Span<byte> pixels)
    {
        const int Part = 256;
        using ZLibStream inflated = new(new MemoryStream(data), CompressionMode.Decompress);
        var count = 0;
        try
        {
            while (count < pixels.Length && inflated.Read(pixels[count..Math.Min(pixels.Length, count + Part)]) is > 0 and var read)
            {
                count += read;
            }
        }
        catch (InvalidDataException)
        {
            // What was read before the damage stays.
        }

        return count;
    }

    private static byte[] Deflate(byte[] pixels)
    {
        using MemoryStream compressed = new();
        using (ZLibStream deflate = new(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(pixels);
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        Crc32 checksum = new();
        checksum.Append(type);
        checksum.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum.GetCurrentHashAsUInt32());
        output.Write(number);
    }

    private readonly record struct Pass(long Rows, long RowBytes)
    {
        public static Pass Create(long width, long height, int bits) => width <= 0 || height <= 0 ? default : new Pass(height, 1 + (((width * bits) + 7) / 8));
    }
}
