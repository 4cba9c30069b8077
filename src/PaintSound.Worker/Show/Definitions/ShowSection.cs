using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Definitions;

/// <summary>A mapping with fixed keys. A key that is not defined is an error.</summary>
/// <param name="keys">The keys, in the order of the documentation.</param>
/// <param name="read">Creates the settings from a mapping whose keys are all defined.</param>
internal sealed class ShowSection<T>(IReadOnlyList<ShowKey> keys, Func<ShowYamlNode, T> read) : ShowValue<T>
{
    /// <summary>Former names of keys, each with its present name.</summary>
    public IReadOnlyDictionary<string, string> Renamed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Conditions between the keys, as members of the JSON schema. The reader has to check the same conditions.</summary>
    public Func<JsonObject>? Conditions { get; init; }

    /// <inheritdoc/>
    public override string Words => "keys";

    /// <inheritdoc/>
    public override IEnumerable<ShowKeyPath> Keys =>
        keys.SelectMany(key => key.Value.Keys.Select(inner => inner.Within(key.Name)).Prepend(new ShowKeyPath(key.Name, key)));

    /// <summary>The first key. In a <see cref="ShowUnion{T}"/> it tells the mapping from the others.</summary>
    public string FirstKey => keys[0].Name;

    private IEnumerable<string> Required => keys.Where(key => key.IsRequired).Select(key => key.Name);

    /// <inheritdoc/>
    public override T Read(ShowYamlNode node)
    {
        node.CheckKeys([.. keys.Select(key => key.Name)], Renamed);
        return read(node);
    }

    /// <inheritdoc/>
    public override JsonObject CreateSchema()
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, key.CreateSchema()))),
            ["additionalProperties"] = false,
        };
        if (Required.Any())
        {
            schema["required"] = new JsonArray([.. Required.Select(name => (JsonNode)name)]);
        }

        foreach (var (name, condition) in Conditions?.Invoke() ?? [])
        {
            schema[name] = condition?.DeepClone();
        }

        return schema;
    }
}
