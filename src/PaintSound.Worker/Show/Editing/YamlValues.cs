using PaintSound.Worker.Show.Yaml;
using YamlDotNet.RepresentationModel;

namespace PaintSound.Worker.Show.Editing;

/// <summary>The values of a YAML document by their paths, to compare two documents without their layout.</summary>
internal static class YamlValues
{
    /// <summary>Returns the values of a document.</summary>
    /// <param name="text">A YAML document.</param>
    /// <exception cref="YamlDotNet.Core.YamlException">The text is not YAML.</exception>
    /// <returns>Each value by its path: the keys and positions, each with a slash. A collection without items has an entry of its own.</returns>
    public static Dictionary<string, string> Read(string text)
    {
        var yaml = YamlSource.Load(text);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (yaml.Documents.Count > 0)
        {
            Add(values, string.Empty, yaml.Documents[0].RootNode);
        }

        return values;
    }

    /// <summary>Returns the path of a key.</summary>
    public static string PathOf(IEnumerable<string> keys) => string.Concat(keys.Select(key => $"/{key.Replace("/", "//", StringComparison.Ordinal)}"));

    private static void Add(Dictionary<string, string> values, string path, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode { Children.Count: > 0 } mapping:
                foreach (var (key, value) in mapping.Children)
                {
                    Add(values, path + PathOf([(key as YamlScalarNode)?.Value ?? key.ToString()]), value);
                }

                break;
            case YamlSequenceNode { Children.Count: > 0 } list:
                for (var i = 0; i < list.Children.Count; i++)
                {
                    Add(values, $"{path}/{i}", list.Children[i]);
                }

                break;
            case YamlScalarNode scalar:
                values[path] = $"text {scalar.Value}";
                break;
            default:
                values[path] = node is YamlMappingNode ? "no keys" : "no items";
                break;
        }
    }
}
