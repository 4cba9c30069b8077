namespace PaintSound.Library.Storage;

/// <summary>A file in one of the folders to index.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Modified">Time of the last change, in UTC ticks.</param>
/// <param name="Collection">The collection of the file.</param>
/// <param name="Folder">The name of the first folder below the one that is indexed; of that one for a file in it. Null if it is not known.</param>
internal sealed record FoundFile(string Path, long Size, long Modified, string Collection, string? Folder)
{
    /// <summary>How often it was read in vain because it changed.</summary>
    public int Attempts { get; init; }

    /// <summary>Returns the same file with its present size and time; null if it is gone.</summary>
    public FoundFile? Refresh() => new FileInfo(Path) is { Exists: true } now ? this with { Size = now.Length, Modified = now.LastWriteTimeUtc.Ticks } : null;

    /// <summary>The title of the work: the file name without extension, with spaces in place of underscores.</summary>
    public string Title => System.IO.Path.GetFileNameWithoutExtension(Path).Replace('_', ' ').Trim();
}
