using System.Buffers;

namespace PaintSound.Library.Storage;

/// <summary>Appends the vectors of one network to its file. One writer and one thread at a time.</summary>
internal sealed class VectorWriter : IDisposable
{
    private readonly VectorFormat _format;
    private readonly FileStream _stream;

    /// <summary>Opens or creates the file. A file of another format is emptied, so all its rows are missing.</summary>
    public VectorWriter(string file, VectorFormat format)
    {
        _format = format;
        _stream = new FileStream(
            file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var expected = format.CreateHeader();
        var header = new byte[expected.Length];
        if (_stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !header.AsSpan().SequenceEqual(expected))
        {
            _stream.SetLength(0);
            _stream.Position = 0;
            _stream.Write(expected);
            _stream.Flush(flushToDisk: true);
        }

        Rows = format.CountRows(_stream.Length);
    }

    /// <summary>Number of rows in the file.</summary>
    public long Rows { get; private set; }

    /// <summary>True if all of these rows exist and their checksums are correct.</summary>
    public bool AreRowsIntact(long first, int count)
    {
        if (first < 0 || first + count > Rows)
        {
            return false;
        }

        var row = new byte[_format.RowBytes];
        _stream.Position = _format.GetOffset(first);
        for (var i = 0; i < count; i++)
        {
            _stream.ReadExactly(row);
            if (!VectorFormat.IsIntact(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Shortens the file to this number of rows.</summary>
    public void Truncate(long rows)
    {
        Rows = rows;
        _stream.SetLength(_format.GetOffset(rows));
    }

    /// <summary>Appends rows, with one write. They are on the disk when this returns.</summary>
    /// <param name="values">The values in parts, each of which has whole rows, one row after the other.</param>
    /// <returns>Index of the first appended row.</returns>
    public long Append(IReadOnlyCollection<ReadOnlyMemory<float>> values)
    {
        var first = Rows;
        var count = values.Sum(part => part.Length) / _format.Width;
        var bytes = ArrayPool<byte>.Shared.Rent(count * _format.RowBytes);
        var filled = 0;
        foreach (var part in values)
        {
            for (var at = 0; at < part.Length; at += _format.Width)
            {
                VectorFormat.WriteRow(part.Span.Slice(at, _format.Width), bytes.AsSpan(filled, _format.RowBytes));
                filled += _format.RowBytes;
            }
        }

        _stream.Position = _format.GetOffset(first);
        _stream.Write(bytes, 0, filled);
        _stream.Flush(flushToDisk: true);
        ArrayPool<byte>.Shared.Return(bytes);
        Rows += count;
        return first;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
