using System.Buffers;

namespace PaintSound.Library.Storage;

/// <summary>Appends the vectors of one network to its file. One writer at a time.</summary>
internal sealed class VectorWriter : IDisposable
{
    private readonly VectorFormat _format;
    private readonly FileStream _stream;

    /// <summary>Opens or makes the file; one that is not of this format is begun anew, so all its rows are missing.</summary>
    public VectorWriter(string file, VectorFormat format)
    {
        _format = format;
        _stream = new FileStream(
            file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var expected = format.Header();
        var header = new byte[expected.Length];
        if (_stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !header.AsSpan().SequenceEqual(expected))
        {
            _stream.SetLength(0);
            _stream.Position = 0;
            _stream.Write(expected);
            _stream.Flush(flushToDisk: true);
        }

        Rows = format.Rows(_stream.Length);
    }

    /// <summary>Rows in the file.</summary>
    public long Rows { get; private set; }

    /// <summary>True where all of these rows are as they were written.</summary>
    public bool IsWhole(long first, int count)
    {
        if (first < 0 || first + count > Rows)
        {
            return false;
        }

        var row = new byte[_format.RowBytes];
        _stream.Position = _format.Offset(first);
        for (var i = 0; i < count; i++)
        {
            _stream.ReadExactly(row);
            if (!VectorFormat.IsWhole(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Cuts off what an interrupted run left behind the given row.</summary>
    public void Truncate(long rows)
    {
        Rows = rows;
        _stream.SetLength(_format.Offset(rows));
    }

    /// <summary>Appends rows; they are on the disk when this returns.</summary>
    /// <param name="values">The rows' values, one row after the other.</param>
    /// <returns>The number of the first row.</returns>
    public long Append(ReadOnlySpan<float> values)
    {
        var first = Rows;
        var count = values.Length / _format.Width;
        var bytes = ArrayPool<byte>.Shared.Rent(count * _format.RowBytes);
        for (var i = 0; i < count; i++)
        {
            VectorFormat.Seal(values.Slice(i * _format.Width, _format.Width), bytes.AsSpan(i * _format.RowBytes, _format.RowBytes));
        }

        _stream.Position = _format.Offset(first);
        _stream.Write(bytes, 0, count * _format.RowBytes);
        _stream.Flush(flushToDisk: true);
        ArrayPool<byte>.Shared.Return(bytes);
        Rows += count;
        return first;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
