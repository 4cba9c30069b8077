using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace PaintSound.Library.Storage;

/// <summary>Reads the vectors of one network from its memory-mapped file. Rows that the database refers to never change, so a writer can append meanwhile.</summary>
internal sealed unsafe class VectorReader : IDisposable
{
    private readonly string _file;
    private readonly VectorFormat _format;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _rows;

    /// <summary>Maps the file into memory.</summary>
    /// <exception cref="LibraryException">The file is missing or has another format.</exception>
    public VectorReader(string file, VectorFormat format)
    {
        _file = file;
        _format = format;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            _rows = format.CountRows(stream.Length);
            var header = new byte[VectorFormat.HeaderBytes];
            if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
                || !header.AsSpan().SequenceEqual(format.CreateHeader()))
            {
                throw CreateDamagedException();
            }

            _map = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            _view = _map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }
        catch (FileNotFoundException)
        {
            throw CreateDamagedException();
        }

        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start;
    }

    /// <summary>Returns the values of one row. They are valid until the reader is disposed.</summary>
    /// <exception cref="LibraryException">The row is missing or damaged.</exception>
    public ReadOnlySpan<float> ReadRow(long row)
    {
        if (row < 0 || row >= _rows)
        {
            throw CreateDamagedException();
        }

        var bytes = new ReadOnlySpan<byte>(_start + _format.GetOffset(row), _format.RowBytes);
        return VectorFormat.IsIntact(bytes) ? MemoryMarshal.Cast<byte, float>(bytes)[.._format.Width] : throw CreateDamagedException();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private LibraryException CreateDamagedException() =>
        new($"The library's vectors are damaged ({_file}). Index the same folders again. Only damaged works are embedded again.");
}
