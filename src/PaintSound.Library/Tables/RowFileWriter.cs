using System.Runtime.InteropServices;
using PaintSound.Library.Storage;

namespace PaintSound.Library.Tables;

/// <summary>Writes a file of rows. Not thread-safe.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
internal sealed class RowFileWriter<T> : IDisposable
    where T : unmanaged
{
    private readonly FileStream _stream;
    private readonly byte[] _block = new byte[RowFileFormat.BlockBytes];
    private readonly List<uint> _checksums = [];
    private int _used;

    /// <summary>Creates the file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="count">How many rows will be written.</param>
    public unsafe RowFileWriter(string file, int width, int count)
    {
        RowFileFormat format = new(sizeof(T), width, count);
        _stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);

        // A full disk is noticed before anything is written.
        _stream.SetLength(format.FileBytes);
        _stream.Write(format.CreateHeader());
    }

    /// <summary>Writes values of rows.</summary>
    public void Write(ReadOnlySpan<T> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, _block.Length - _used)];
            part.CopyTo(_block.AsSpan(_used));
            _used += part.Length;
            bytes = bytes[part.Length..];
            if (_used == _block.Length)
            {
                WriteBlock();
            }
        }
    }

    /// <summary>Writes what remains and the checksums. All rows must have been written.</summary>
    public void Complete()
    {
        if (_used > 0)
        {
            WriteBlock();
        }

        _stream.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_checksums)));
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void WriteBlock()
    {
        _stream.Write(_block.AsSpan(0, _used));
        _checksums.Add(VectorFormat.ComputeChecksum(_block.AsSpan(0, _used)));
        _used = 0;
    }
}
