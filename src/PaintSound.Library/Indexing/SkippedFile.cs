namespace PaintSound.Library.Indexing;

/// <summary>A file or folder that could not be indexed.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Reason">Why, in a sentence for a person.</param>
public sealed record SkippedFile(string File, string Reason);
