using IOPath = System.IO.Path;

namespace PaintSound.Worker.Logging;

/// <summary>
/// A log file that is appended to. When it reaches its maximum size, it is renamed to <c>name.1.log</c>, the previous one to
/// <c>name.2.log</c>, and the oldest is deleted. The first line creates the file and its folder.
/// </summary>
/// <param name="path">Path of the file.</param>
/// <param name="maxBytes">The maximum size in bytes; a longer line gets a file of its own.</param>
/// <param name="maxFiles">The number of files that are kept, including the current one.</param>
internal sealed class RollingFile(string path, long maxBytes, int maxFiles) : ILogFile
{
    // Only one PaintSound may write the file; people may read it. On Unix, .NET locks a file only if it is not shared at all, and the
    // lock is advisory: other programs can still read the file.
    private static readonly FileShare Share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;

    private FileStream? _file;
    private long _length;

    /// <inheritdoc/>
    public string Path { get; } = IOPath.GetFullPath(path);

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            var file = _file ?? Open();
            if (_length > 0 && _length + line.Length > maxBytes)
            {
                Close();
                Roll();
                file = Open();
            }

            file.Write(line);
            _length += line.Length;
        }
        catch
        {
            // The next line opens the file again: the disk may have space again, or the folder may exist again.
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private FileStream Open()
    {
        Directory.CreateDirectory(IOPath.GetDirectoryName(Path)!);

        // Unbuffered: closing the file must not write a line again that a full disk has rejected.
        _file = new FileStream(Path, FileMode.Append, FileAccess.Write, Share, bufferSize: 0);
        _length = _file.Length;
        return _file;
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Roll()
    {
        for (var number = maxFiles - 1; number > 0; number--)
        {
            if (File.Exists(Numbered(number - 1)))
            {
                File.Move(Numbered(number - 1), Numbered(number), overwrite: true);
            }
        }
    }

    private string Numbered(int number) => number == 0 ? Path
        : IOPath.Combine(IOPath.GetDirectoryName(Path)!, $"{IOPath.GetFileNameWithoutExtension(Path)}.{number}{IOPath.GetExtension(Path)}");
}
