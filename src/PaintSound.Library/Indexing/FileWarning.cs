namespace PaintSound.Library.Indexing;

/// <summary>A file that is in the library although something is wrong with it.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Message">What is wrong, as a sentence for people.</param>
public sealed record FileWarning(string File, string Message);
