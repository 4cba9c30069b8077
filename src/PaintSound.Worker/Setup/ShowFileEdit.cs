namespace PaintSound.Worker.Setup;

/// <summary>A new value for one key of a show file.</summary>
/// <param name="Section">The section that contains the key, such as <c>canvas</c>.</param>
/// <param name="Key">The key in the section.</param>
/// <param name="Value">The value in YAML.</param>
internal sealed record ShowFileEdit(string Section, string Key, string Value);
