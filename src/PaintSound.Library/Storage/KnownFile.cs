namespace PaintSound.Library.Storage;

/// <summary>A file as the library stores it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Size">Size in bytes when it was indexed.</param>
/// <param name="Modified">Time of the last change before it was indexed, in UTC ticks.</param>
/// <param name="Collection">The collection of the file.</param>
/// <param name="Folder">The name of its folder below the one that was indexed; null in an earlier library.</param>
/// <param name="Work">Id of its work; null if the file must be embedded again.</param>
/// <param name="Hop">Seconds between the starts of two excerpts of a music work; null for a painting.</param>
internal sealed record KnownFile(string Path, long Size, long Modified, string Collection, string? Folder, string? Work, double? Hop)
{
    /// <summary>True if the file has not changed since it was indexed, so it need not be opened.</summary>
    public bool IsUnchanged(FoundFile found, double hop) =>
        Work is not null && Size == found.Size && Modified == found.Modified && (Hop is null || Hop == hop);
}
