namespace PaintSound.Media.Decoding;

/// <summary>An excerpt that will be read.</summary>
/// <param name="File">Path of the file.</param>
/// <param name="StartSeconds">Start in seconds from the start of the file's sound.</param>
/// <param name="Seconds">Length in seconds.</param>
public sealed record NeededExcerpt(string File, double StartSeconds, double Seconds);
