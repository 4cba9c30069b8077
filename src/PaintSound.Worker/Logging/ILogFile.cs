namespace PaintSound.Worker.Logging;

/// <summary>Where the lines of a log go. Used by one thread at a time.</summary>
internal interface ILogFile : IDisposable
{
    /// <summary>Where it lies, for a person.</summary>
    string Path { get; }

    /// <summary>Writes a line. It is in the file when the method returns.</summary>
    /// <param name="line">UTF-8, with its line end.</param>
    /// <exception cref="IOException">The disk is full, the folder cannot be made, or another program has the file.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write there.</exception>
    void Write(ReadOnlySpan<byte> line);
}
