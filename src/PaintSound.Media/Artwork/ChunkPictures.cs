using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Media.Artwork;

/// <summary>Pictures in the ID3 chunk of WAV, RF64 and AIFF files.</summary>
internal static class ChunkPictures
{
    private const int MaxChunks = 10_000;
    private const int FileHeaderBytes = 12;
    private const int ChunkHeaderBytes = 8;

    /// <summary>Returns the pictures of a file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isAiff">True for AIFF, whose numbers have the high byte first.</param>
    public static IEnumerable<EmbeddedPicture> Read(ByteSource source, bool isAiff)
    {
        long? soundBytes = null;
        var at = (long)FileHeaderBytes;
        for (var count = 0; count < MaxChunks && source.Read(at, ChunkHeaderBytes) is { } header; count++)
        {
            long length = isAiff ? BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)) : BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
            var start = at + ChunkHeaderBytes;
            if (Ascii.EqualsIgnoreCase(header.AsSpan(0, 4), "id3 "))
            {
                return Id3Pictures.Read(source, start);
            }

            // RF64: the chunk ds64 has the length of a large data chunk, after that of the file.
            if (header.AsSpan().StartsWith("ds64"u8) && source.Read(start + sizeof(long), sizeof(long)) is { } large)
            {
                soundBytes = BinaryPrimitives.ReadInt64LittleEndian(large);
            }

            length = header.AsSpan().StartsWith("data"u8) && length == uint.MaxValue ? soundBytes ?? length : length;
            if (length < 0 || length > source.Length)
            {
                break;
            }

            at = start + length + (length & 1);
        }

        return [];
    }
}
