using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace PaintSound.Library.Storage;

/// <summary>
/// How the vectors of one network lie in their file: a header of 128 bytes (magic, version, width, the manifest's hash),
/// then rows of float32, each followed by its CRC-32C. Everything is little endian.
/// </summary>
/// <param name="Hash">The hash of the network's manifest.</param>
/// <param name="Width">Values in a row.</param>
internal sealed record VectorFormat(string Hash, int Width)
{
    /// <summary>Length of the header in bytes.</summary>
    public const int HeaderBytes = 128;

    private const int Version = 1;
    private const int HashBytes = 64;
    private const int ChecksumBytes = sizeof(uint);

    /// <summary>Length of a row in bytes, its checksum included.</summary>
    public int RowBytes => (Width * sizeof(float)) + ChecksumBytes;

    /// <summary>Where a row begins in the file.</summary>
    public long Offset(long row) => HeaderBytes + (row * RowBytes);

    /// <summary>Whole rows in a file of the given length.</summary>
    public long Rows(long length) => Math.Max(0, (length - HeaderBytes) / RowBytes);

    /// <summary>The header of such a file.</summary>
    public byte[] Header()
    {
        var header = new byte[HeaderBytes];
        "PAINTVEC"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), Width);
        Encoding.ASCII.GetBytes(Hash.AsSpan(0, Math.Min(Hash.Length, HashBytes)), header.AsSpan(16));
        return header;
    }

    /// <summary>Writes the values of a row and their checksum.</summary>
    public static void Seal(ReadOnlySpan<float> values, Span<byte> row)
    {
        MemoryMarshal.AsBytes(values).CopyTo(row);
        BinaryPrimitives.WriteUInt32LittleEndian(row[^ChecksumBytes..], Checksum(row[..^ChecksumBytes]));
    }

    /// <summary>True where the row is as it was written.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> row) =>
        BinaryPrimitives.ReadUInt32LittleEndian(row[^ChecksumBytes..]) == Checksum(row[..^ChecksumBytes]);

    private static uint Checksum(ReadOnlySpan<byte> values)
    {
        var checksum = uint.MaxValue;
        foreach (var pair in MemoryMarshal.Cast<byte, ulong>(values))
        {
            checksum = BitOperations.Crc32C(checksum, pair);
        }

        foreach (var single in MemoryMarshal.Cast<byte, uint>(values[(values.Length & ~7)..]))
        {
            checksum = BitOperations.Crc32C(checksum, single);
        }

        return checksum;
    }
}
