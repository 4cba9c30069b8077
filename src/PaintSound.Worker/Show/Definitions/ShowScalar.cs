using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A value without keys of its own: a text, a number, a word, or a list of them.</summary>
/// <param name="words">See <see cref="IShowValue.Words"/>.</param>
/// <param name="read">Reads and checks a value.</param>
/// <param name="schema">Creates the JSON schema; called once for each use, because a JSON node has one parent.</param>
/// <param name="write">A setting as the show file writes it.</param>
internal sealed class ShowScalar<T>(string words, Func<ShowYamlNode, T> read, Func<JsonObject> schema, Func<T, JsonNode?>? write = null) : ShowValue<T>
{
    /// <inheritdoc/>
    public override string Words => words;

    /// <inheritdoc/>
    public override T Read(ShowYamlNode node) => read(node);

    /// <inheritdoc/>
    public override JsonObject CreateSchema() => schema();

    /// <inheritdoc/>
    public override JsonNode? ToJson(T value) => write?.Invoke(value);
}
