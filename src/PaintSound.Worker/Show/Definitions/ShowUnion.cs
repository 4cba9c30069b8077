using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;
using PaintSound.Worker.Spelling;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>One of several mappings. Their first keys tell them apart.</summary>
/// <param name="kinds">The mappings.</param>
internal sealed class ShowUnion<T>(params ShowSection<T>[] kinds) : ShowValue<T>
{
    /// <inheritdoc/>
    public override string Words => $"keys of one kind: {string.Join(", ", kinds.Select(kind => $"`{kind.FirstKey}`"))}";

    /// <inheritdoc/>
    public override IEnumerable<ShowKeyPath> Keys => kinds.SelectMany(kind => kind.Keys);

    /// <inheritdoc/>
    public override T Read(ShowYamlNode node)
    {
        var present = kinds.Where(kind => node[kind.FirstKey] is not null).ToArray();
        return present.Length == 1
            ? present[0].Read(node)
            : throw node.Invalid($"exactly one of {string.Join(", ", kinds.Select(kind => $"'{kind.FirstKey}'"))}", present.Length == 0 ? AskForNearest(node) : string.Empty);
    }

    private string AskForNearest(ShowYamlNode node)
    {
        var first = kinds.Select(kind => kind.FirstKey).ToArray();
        return node.Entries.Select(entry => NearestWord.Ask(entry.Key, first)).FirstOrDefault(question => question.Length > 0) ?? string.Empty;
    }

    /// <inheritdoc/>
    public override JsonObject CreateSchema() => new() { ["oneOf"] = new JsonArray([.. kinds.Select(kind => (JsonNode)kind.CreateSchema())]) };
}
