namespace PaintSound.Library.Copying;

/// <summary>A file as the database of a library has it.</summary>
/// <param name="Path">The stored path: absolute, or relative to the library.</param>
/// <param name="Size">Size in bytes when it was indexed.</param>
/// <param name="Modified">Time of the last change before it was indexed, in UTC ticks.</param>
/// <param name="Collection">The collection of the file.</param>
/// <param name="Title">The title.</param>
/// <param name="Folder">The name of its folder below the one that was indexed, or null.</param>
/// <param name="Work">Id of its work.</param>
internal sealed record StoredFile(string Path, long Size, long Modified, string Collection, string Title, string? Folder, string Work);
