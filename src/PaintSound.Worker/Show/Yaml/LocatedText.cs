namespace PaintSound.Worker.Show.Yaml;

/// <summary>A text of a show file that can be checked only later, for example against the library.</summary>
/// <param name="Text">The text.</param>
/// <param name="Location">Its place in the show file.</param>
internal sealed record LocatedText(string Text, ShowLocation Location);
