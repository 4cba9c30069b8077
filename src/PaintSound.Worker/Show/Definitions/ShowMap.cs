using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A mapping whose keys the author chooses, such as the names of modulations.</summary>
/// <param name="placeholder">The key in the documentation, such as <c>NAME</c>.</param>
/// <param name="value">The value of every key.</param>
internal sealed class ShowMap<T>(string placeholder, ShowValue<T> value) : ShowValue<IReadOnlyList<KeyValuePair<string, T>>>
{
    /// <inheritdoc/>
    public override string Words => $"{placeholder} with keys";

    /// <inheritdoc/>
    public override IEnumerable<ShowKeyPath> Keys => value.Keys.Select(inner => inner.Within(placeholder));

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, T>> Read(ShowYamlNode node) =>
        [.. node.Entries.Select(entry => KeyValuePair.Create(entry.Key, value.Read(entry.Value)))];

    /// <inheritdoc/>
    public override JsonObject CreateSchema() => new() { ["type"] = "object", ["additionalProperties"] = value.CreateSchema() };
}
