namespace PaintSound.Worker.Logging;

/// <summary>A file that receives the lines of a log. Not thread-safe.</summary>
internal interface ILogFile : IDisposable
{
    /// <summary>The absolute path, for messages.</summary>
    string Path { get; }

    /// <summary>Writes a line. The file contains it when the method returns.</summary>
    /// <param name="line">UTF-8, with its line end.</param>
    /// <exception cref="IOException">The disk is full, the folder cannot be created, or another program has locked the file.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    void Write(ReadOnlySpan<byte> line);
}
