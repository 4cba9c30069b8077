using System.Buffers.Binary;

namespace PaintSound.Library.Tables;

/// <summary>
/// The format of a file of rows of equal length without gaps, as they are used in memory: a header of 64 bytes, the rows, and a CRC-32C of each block of
/// a mebibyte of rows. All values are little endian.
/// </summary>
/// <param name="ElementBytes">Bytes of a value.</param>
/// <param name="Width">Values of a row.</param>
/// <param name="Count">Number of rows.</param>
internal sealed record RowFileFormat(int ElementBytes, int Width, int Count)
{
    /// <summary>Length of the header in bytes; the rows begin there, aligned to a line of a cache.</summary>
    public const int HeaderBytes = 64;

    /// <summary>Length of a block in bytes. The last one may be shorter.</summary>
    public const int BlockBytes = 1 << 20;

    private const int Version = 1;

    /// <summary>Length of the rows in bytes.</summary>
    public long DataBytes => (long)ElementBytes * Width * Count;

    /// <summary>The number of blocks.</summary>
    public long Blocks => (DataBytes + BlockBytes - 1) / BlockBytes;

    /// <summary>Length of the file in bytes.</summary>
    public long FileBytes => HeaderBytes + DataBytes + (Blocks * sizeof(uint));

    /// <summary>Returns the header.</summary>
    public byte[] CreateHeader()
    {
        var header = new byte[HeaderBytes];
        "PAINTROW"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), ElementBytes);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), Width);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(20), Count);
        return header;
    }

    /// <summary>Reads a header.</summary>
    /// <returns>The format; null if the header is none of this version.</returns>
    public static RowFileFormat? ReadHeader(ReadOnlySpan<byte> header)
    {
        RowFileFormat format = new(
            BinaryPrimitives.ReadInt32LittleEndian(header[12..]), BinaryPrimitives.ReadInt32LittleEndian(header[16..]), BinaryPrimitives.ReadInt32LittleEndian(header[20..]));
        return format is { ElementBytes: > 0, Width: >= 0, Count: >= 0 } && header.SequenceEqual(format.CreateHeader()) ? format : null;
    }
}
