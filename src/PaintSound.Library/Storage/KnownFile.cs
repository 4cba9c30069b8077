namespace PaintSound.Library.Storage;

/// <summary>A file as the library remembers it.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Size">Bytes, when it was indexed.</param>
/// <param name="Modified">When it had last been written, in ticks of UTC.</param>
/// <param name="Collection">The collection that it belongs to.</param>
/// <param name="Work">The work that it holds; null where it waits to be embedded.</param>
/// <param name="Hop">Seconds between the excerpts of a music work; null for a painting.</param>
internal sealed record KnownFile(string Path, long Size, long Modified, string Collection, string? Work, double? Hop)
{
    /// <summary>True where the file need not be opened again.</summary>
    public bool IsStill(FoundFile found, double hop) =>
        Work is not null && Size == found.Size && Modified == found.Modified && (Hop is null || Hop == hop);
}
