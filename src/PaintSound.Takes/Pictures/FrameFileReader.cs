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
    private long _whole;
    private bool _hasPassed;

    /// <summary>Passes over the next frame without decoding it.</summary>
    /// <returns>Where it is; null at the end of the file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public FramePlace? PassOver()
    {
        var start = file.Position;
        var length = file.ReadAtLeast(_header, _header.Length, throwOnEndOfStream: false) == _header.Length ? BinaryPrimitives.ReadInt32LittleEndian(_header) : 0;
        var end = start + _header.Length + length;
        if (length is not (> 1 and <= MaxRecordBytes) || end > file.Length)
        {
            file.Position = start;
            return null;
        }

        _whole = file.ReadByte() == 1 ? start : _whole;
        _hasPassed = true;
        file.Position = end;
        return new FramePlace(_whole, start);
    }

    /// <summary>Reads the frame at a place.</summary>
    /// <param name="place">From <see cref="PassOver"/>.</param>
    /// <returns>224 x 224 x 3 bytes, valid until the next call; empty where the file is damaged.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlySpan<byte> ReadAt(FramePlace place)
    {
        (_hasPassed, _hasWhole, file.Position) = (false, false, place.Whole);
        while (file.Position < place.Frame)
        {
            if (ReadNext().IsEmpty)
            {
                return default;
            }
        }

        return ReadNext();
    }

    /// <summary>Reads the next frame.</summary>
    /// <returns>224 x 224 x 3 bytes, valid until the next call; empty at the end of the file, or where it is damaged.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public ReadOnlySpan<byte> Read() => _hasPassed ? ReadAt(new FramePlace(_whole, file.Position)) : ReadNext();

    private ReadOnlySpan<byte> ReadNext()
    {
        var start = file.Position;
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

        (_hasWhole, _whole) = (true, isWhole ? start : _whole);
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
