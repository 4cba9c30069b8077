using System.IO.MemoryMappedFiles;
using PaintSound.Core.Vectors;

namespace PaintSound.Library.Tables;

/// <summary>
/// Rows in a file that is mapped into memory: the system reads what is used and forgets it when memory is short. The mapping ends when nothing refers to
/// the object. Thread-safe.
/// </summary>
/// <typeparam name="T">The type of a value.</typeparam>
internal sealed unsafe class MappedRows<T> : IRows<T>
    where T : unmanaged
{
    private readonly MemoryMappedViewAccessor? _view;   // keeps the mapping
    private readonly T* _start;

    private MappedRows(RowFileFormat format, MemoryMappedViewAccessor? view)
    {
        (Count, Width, _view) = (format.Count, format.Width, view);
        if (view is not null)
        {
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            _start = (T*)(start + RowFileFormat.HeaderBytes);
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public int Width { get; }

    /// <summary>Maps a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="count">Number of rows.</param>
    /// <returns>The rows; null if the file is missing, incomplete or has another format.</returns>
    public static MappedRows<T>? Open(string file, int width, int count)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        RowFileFormat format = new(sizeof(T), width, count);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[RowFileFormat.HeaderBytes];
        if (stream.Length != format.FileBytes || stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length
            || !header.AsSpan().SequenceEqual(format.CreateHeader()))
        {
            return null;
        }

        if (format.DataBytes == 0)
        {
            return new MappedRows<T>(format, view: null);
        }

        using var map = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new MappedRows<T>(format, map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read));
    }

    /// <inheritdoc/>
    public ReadOnlySpan<T> GetRows(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)first + count, Count, nameof(count));
        return new ReadOnlySpan<T>(_start + ((long)first * Width), checked(count * Width));
    }
}
