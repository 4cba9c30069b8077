using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using PaintSound.Core.Sources;

namespace PaintSound.Takes.Pictures;

/// <summary>Reads the frames that <see cref="FrameFileWriter"/> wrote, one after the other. Not thread-safe.</summary>
/// <param name="file">The file; it is disposed with the reader.</param>
internal sealed class FrameFileReader(Stream file) : IDisposable
{
    private const int MaxRecordBytes = 2 * IFrameSource.FrameBytes;
    private readonly byte[] _frame = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _difference = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _header = new byte[FrameFileWriter.HeaderBytes];
    private bool _hasWhole;

    /// <summary>Reads the next frame.</summary>
    /// <returns>224 x 224 x 3 bytes, valid until the next call; empty at the end of the file, or where it is damaged.</returns>
    public ReadOnlySpan<byte> Read()
    {
        if (file.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) < _header.Length
            || BinaryPrimitives.ReadInt32LittleEndian(_header) is not (> 1 and <= MaxRecordBytes))
        {
            return default;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(_header);
        var record = new byte[length];
        if (file.ReadAtLeast(record, length, throwOnEndOfStream: false) < length
            || Crc32.HashToUInt32(record) != BinaryPrimitives.ReadUInt32LittleEndian(_header.AsSpan(4))
            || !TryDecompress(record))
        {
            return default;
        }

        var isWhole = record[0] == 1;
        if (!isWhole && !_hasWhole)
        {
            return default;
        }

        _hasWhole = true;
        for (var i = 0; i < _frame.Length; i++)
        {
            _frame[i] = (byte)(_difference[i] + (isWhole ? 0 : _frame[i]));
        }

        return _frame;
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private bool TryDecompress(byte[] record)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(record, 1, record.Length - 1), CompressionMode.Decompress);
            return zlib.ReadAtLeast(_difference, _difference.Length, throwOnEndOfStream: false) == _difference.Length;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
