using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A key that a section may leave out, with a fixed default.</summary>
/// <param name="name">See <see cref="ShowKey"/>.</param>
/// <param name="value">The values that the key takes.</param>
/// <param name="standard">The default.</param>
/// <param name="description">See <see cref="ShowKey"/>.</param>
/// <param name="defaultWords">The default in words; by default as the show file writes it.</param>
internal sealed class DefaultKey<T>(string name, ShowValue<T> value, T standard, string description, string? defaultWords = null) : ShowKey(name, description)
{
    /// <inheritdoc/>
    public override IShowValue Value => value;

    /// <inheritdoc/>
    public override string DefaultWords => defaultWords ?? (DefaultJson is { } json ? YamlText(json) : "none");

    /// <inheritdoc/>
    protected override JsonNode? DefaultJson => value.ToJson(standard);

    /// <summary>Reads the value, or returns the default.</summary>
    /// <exception cref="ShowException">The value is not allowed.</exception>
    public T Read(ShowYamlNode section) => section[Name] is { } node ? value.Read(node) : standard;

    private static string YamlText(JsonNode json) => json switch
    {
        JsonArray list => $"[{string.Join(", ", list.Select(item => YamlText(item!)))}]",
        _ => json.ToString(),
    };
}
