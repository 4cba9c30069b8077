namespace PaintSound.Library.Indexing;

/// <summary>A file or folder that is not in the library.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Reason">The reason, as a sentence for people.</param>
public sealed record SkippedFile(string File, string Reason);
