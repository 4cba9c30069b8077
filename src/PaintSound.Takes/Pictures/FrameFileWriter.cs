using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using PaintSound.Core.Sources;

namespace PaintSound.Takes.Pictures;

/// <summary>
/// Writes frames of the canvas without loss, each as the difference from the one before, with a whole picture every 4 s. A record is its length and its
/// checksum (4 bytes each, little-endian), one byte (1 for a whole picture), and zlib data. Not thread-safe.
/// </summary>
internal sealed class FrameFileWriter : IDisposable
{
    /// <summary>The number of frames from one whole picture to the next.</summary>
    public const int FramesPerWhole = 32;

    /// <summary>The bytes before the data of a record: length and checksum.</summary>
    public const int HeaderBytes = 8;

    private static readonly ZLibCompressionOptions Compression = new()
    {
        // Noise of a camera has no repetitions to search for.
        CompressionLevel = 1,
        CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding,
    };

    private readonly FileStream _file;
    private readonly MemoryStream _record = new();
    private readonly byte[] _last = new byte[IFrameSource.FrameBytes];
    private readonly byte[] _difference = new byte[IFrameSource.FrameBytes];
    private long _count;

    /// <summary>Creates a file.</summary>
    /// <param name="path">The path. The file must not exist.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public FrameFileWriter(string path) => _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);

    /// <summary>Adds a frame.</summary>
    /// <param name="rgb">224 x 224 x 3 bytes.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> rgb)
    {
        var isWhole = _count++ % FramesPerWhole == 0;
        for (var i = 0; i < rgb.Length; i++)
        {
            _difference[i] = (byte)(rgb[i] - (isWhole ? 0 : _last[i]));
        }

        rgb.CopyTo(_last);
        _record.SetLength(HeaderBytes);
        _record.Position = HeaderBytes;
        _record.WriteByte(isWhole ? (byte)1 : (byte)0);
        using (var zlib = new ZLibStream(_record, Compression, leaveOpen: true))
        {
            zlib.Write(_difference);
        }

        var bytes = _record.GetBuffer().AsSpan(0, (int)_record.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length - HeaderBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Crc32.HashToUInt32(bytes[HeaderBytes..]));
        _file.Write(bytes);
    }

    /// <summary>Hands everything over to the operating system.</summary>
    public void Flush() => _file.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _record.Dispose();
    }
}
