using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace PaintSound.Library.Storage;

/// <summary>Reads the vectors of one network from its memory-mapped file. Rows that are referred to never change, so a writer may work beside it.</summary>
internal sealed unsafe class VectorReader : IDisposable
{
    private readonly string _file;
    private readonly VectorFormat _format;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _rows;

    /// <summary>Maps the file.</summary>
    /// <exception cref="LibraryException">The file is missing or is not of this format.</exception>
    public VectorReader(string file, VectorFormat format)
    {
        _file = file;
        _format = format;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _rows = format.Rows(stream.Length);
            var header = new byte[VectorFormat.HeaderBytes];
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
                || !header.AsSpan().SequenceEqual(format.Header()))
            {
                throw Damaged();
            }

            _map = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch (FileNotFoundException)
        {
            throw Damaged();
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start;
    }

    /// <summary>The values of one row; valid until this is disposed.</summary>
    /// <exception cref="LibraryException">The row is missing or damaged.</exception>
    public ReadOnlySpan<float> Row(long row)
    {
        if (row < 0 || row >= _rows)
        {
            throw Damaged();
        }

        var bytes = new ReadOnlySpan<byte>(_start + _format.Offset(row), _format.RowBytes);
        return VectorFormat.IsWhole(bytes) ? MemoryMarshal.Cast<byte, float>(bytes)[.._format.Width] : throw Damaged();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private LibraryException Damaged() =>
        new($"The library's vectors are damaged ({_file}): index the same folders again, only what is damaged is made anew.");
}
