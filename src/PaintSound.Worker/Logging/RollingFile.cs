using IOPath = System.IO.Path;

namespace PaintSound.Worker.Logging;

/// <summary>
/// A file that is continued at its end. When it reaches its size it becomes <c>name.1.log</c>, the one before <c>name.2.log</c>, and
/// the oldest is deleted. The file and its folder are made with the first line.
/// </summary>
/// <param name="path">The file that is written.</param>
/// <param name="mostBytes">Its size at most, unless one line is longer.</param>
/// <param name="mostFiles">The number of files that are kept, this one included.</param>
internal sealed class RollingFile(string path, long mostBytes, int mostFiles) : ILogFile
{
    // One PaintSound writes the file, people may read it. On Unix .NET locks a file only if it is not shared at all, and only programs
    // that ask for the lock notice.
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
            if (_length > 0 && _length + line.Length > mostBytes)
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
            // The next line opens the file again: the disk may have space, or the folder be back.
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Close();

    private FileStream Open()
    {
        Directory.CreateDirectory(IOPath.GetDirectoryName(Path)!);

        // Unbuffered: a line that a full disk does not take must not be tried again when the file is closed.
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
        for (var number = mostFiles - 1; number > 0; number--)
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
