using System.Globalization;
using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>What is known of Max's objects, and of the patches that other patches use as objects: how many inlets and outlets.</summary>
internal sealed class ObjectTable
{
    private readonly JsonNode _known = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Patches, "make", "objects.json")))!;
    private readonly Dictionary<string, (int, int)> _patches = new(StringComparer.Ordinal);

    public ObjectTable(IReadOnlyDictionary<string, JsonNode> patches)
    {
        foreach (var (file, patch) in patches.Where(p => p.Key.EndsWith(".maxpat", StringComparison.Ordinal)))
        {
            int Count(string kind) => patch["patcher"]!["boxes"]!.AsArray().Count(b => b!["box"]!["maxclass"]!.GetValue<string>() == kind);
            _patches[Path.GetFileNameWithoutExtension(file)] = (Count("inlet"), Count("outlet"));
        }
    }

    /// <summary>Inlets and outlets of a box, or null where nobody knows such an object.</summary>
    public (int In, int Out)? Ports(string kind, string text)
    {
        if (kind != "newobj")
        {
            return _known["boxes"]![kind] is { } box ? (Number(box["in"]!, []), Number(box["out"]!, [])) : null;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var arguments = words.Skip(1).TakeWhile(word => !word.StartsWith('@')).ToArray();
        return _patches.TryGetValue(words[0], out var ports) ? ports
            : _known["objects"]![words[0]] is { } entry ? (Number(entry["in"]!, arguments), Number(entry["out"]!, arguments))
            : null;
    }

    private static int Number(JsonNode count, string[] arguments)
    {
        var first = arguments.Length > 0 && int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return count.GetValueKind() == System.Text.Json.JsonValueKind.Number ? count.GetValue<int>() : count.GetValue<string>() switch
        {
            "args" => arguments.Length,
            "args+1" => arguments.Length + 1,
            "first" => first,
            "first+1" => first + 1,
            var rule => throw new InvalidDataException($"objects.json: there is no rule '{rule}'."),
        };
    }
}
