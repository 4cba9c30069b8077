using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace PaintSound.Library.Storage;

/// <summary>
/// The file format of the vectors of one network: a header of 128 bytes (magic, version, width, hash of the manifest),
/// then rows of float32, each followed by its CRC-32C. All values are little endian.
/// </summary>
/// <param name="Hash">The hash of the network's manifest.</param>
/// <param name="Width">Values per row.</param>
internal sealed record VectorFormat(string Hash, int Width)
{
    /// <summary>Length of the header in bytes.</summary>
    public const int HeaderBytes = 128;

    private const int Version = 1;
    private const int HashBytes = 64;
    private const int ChecksumBytes = sizeof(uint);

    /// <summary>Length of a row in bytes, including its checksum.</summary>
    public int RowBytes => (Width * sizeof(float)) + ChecksumBytes;

    /// <summary>Returns the position of a row in the file, in bytes.</summary>
    public long GetOffset(long row) => HeaderBytes + (row * RowBytes);

    /// <summary>Returns the number of complete rows in a file of this length in bytes.</summary>
    public long CountRows(long length) => Math.Max(0, (length - HeaderBytes) / RowBytes);

    /// <summary>Returns the header of a file.</summary>
    public byte[] CreateHeader()
    {
        var header = new byte[HeaderBytes];
        "PAINTVEC"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), Width);
        Encoding.ASCII.GetBytes(Hash.AsSpan(0, Math.Min(Hash.Length, HashBytes)), header.AsSpan(16));
        return header;
    }

    /// <summary>Writes the values of a row and their checksum.</summary>
    public static void WriteRow(ReadOnlySpan<float> values, Span<byte> row)
    {
        MemoryMarshal.AsBytes(values).CopyTo(row);
        BinaryPrimitives.WriteUInt32LittleEndian(row[^ChecksumBytes..], ComputeChecksum(row[..^ChecksumBytes]));
    }

    /// <summary>True if the checksum of the row is correct.</summary>
    public static bool IsIntact(ReadOnlySpan<byte> row) =>
        BinaryPrimitives.ReadUInt32LittleEndian(row[^ChecksumBytes..]) == ComputeChecksum(row[..^ChecksumBytes]);

    /// <summary>Returns the CRC-32C of bytes (all bits set at the start, none inverted at the end).</summary>
    public static uint ComputeChecksum(ReadOnlySpan<byte> bytes)
    {
        var checksum = uint.MaxValue;
        foreach (var part in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            checksum = BitOperations.Crc32C(checksum, part);
        }

        foreach (var part in bytes[(bytes.Length & ~7)..])
        {
            checksum = BitOperations.Crc32C(checksum, part);
        }

        return checksum;
    }
}
