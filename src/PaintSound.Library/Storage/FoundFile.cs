namespace PaintSound.Library.Storage;

/// <summary>A file in one of the folders to index.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When it was last written, in ticks of UTC.</param>
/// <param name="Collection">The collection that it belongs to.</param>
internal sealed record FoundFile(string Path, long Size, long Modified, string Collection)
{
    /// <summary>What a person calls it: its name without underscores and ending.</summary>
    public string Title => System.IO.Path.GetFileNameWithoutExtension(Path).Replace('_', ' ').Trim();
}
