namespace PaintSound.Worker.Show.Editing;

/// <summary>A change of one key of a show file.</summary>
/// <param name="Path">The key with the keys that contain it, the outermost first: <c>canvas</c>, <c>corners</c>.</param>
/// <param name="Value">The value in YAML, or the text of an item.</param>
/// <param name="Kind">The way to change it.</param>
internal sealed record ShowFileEdit(IReadOnlyList<string> Path, string Value, ShowFileEditKind Kind = ShowFileEditKind.Set)
{
    /// <summary>Creates a new value for a key of a section.</summary>
    public ShowFileEdit(string section, string key, string value)
        : this([section, key], value)
    {
    }
}
