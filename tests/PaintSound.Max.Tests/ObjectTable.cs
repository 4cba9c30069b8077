using System.Globalization;
using System.Text.Json.Nodes;

namespace PaintSound.Max.Tests;

/// <summary>The numbers of inlets and outlets of Max's objects, and of the patches that are used as objects.</summary>
internal sealed class ObjectTable
{
    private readonly JsonNode _objects = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Patches, "make", "objects.json")))!;
    private readonly Dictionary<string, (int, int)> _patches = new(StringComparer.Ordinal);

    public ObjectTable(IReadOnlyDictionary<string, JsonNode> patches)
    {
        foreach (var (file, patch) in patches.Where(p => p.Key.EndsWith(".maxpat", StringComparison.Ordinal)))
        {
            int CountBoxes(string kind) => patch["patcher"]!["boxes"]!.AsArray().Count(b => b!["box"]!["maxclass"]!.GetValue<string>() == kind);
            _patches[Path.GetFileNameWithoutExtension(file)] = (CountBoxes("inlet"), CountBoxes("outlet"));
        }
    }

    /// <summary>Returns the inlets and outlets of a box, or null for an unknown object.</summary>
    public (int In, int Out)? FindPorts(string kind, string text)
    {
        if (kind != "newobj")
        {
            return _objects["boxes"]![kind] is { } box ? (Count(box["in"]!, []), Count(box["out"]!, [])) : null;
        }

        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var arguments = parts.Skip(1).TakeWhile(part => !part.StartsWith('@')).ToArray();
        if (parts is ["js", var script, ..])
        {
            return (1, CountOutlets(script));
        }

        return _patches.TryGetValue(parts[0], out var ports) ? ports
            : _objects["objects"]![parts[0]] is { } entry ? (Count(entry["in"]!, arguments), Count(entry["out"]!, arguments))
            : null;
    }

    // A script says its number of outlets itself. That of the device has one.
    private static int CountOutlets(string script)
    {
        var file = Path.Combine(Folder.Package, "javascript", script);
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(text => text.StartsWith("outlets = ", StringComparison.Ordinal)) : null;
        return line is null ? 1 : int.Parse(line["outlets = ".Length..].TrimEnd(';'), CultureInfo.InvariantCulture);
    }

    private static int Count(JsonNode count, string[] arguments)
    {
        var first = arguments.Length > 0 && int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        return count.GetValueKind() == System.Text.Json.JsonValueKind.Number ? count.GetValue<int>() : count.GetValue<string>() switch
        {
            "args" => arguments.Length,
            "args+1" => arguments.Length + 1,
            "first" => first,
            "first+1" => first + 1,
            var rule => throw new InvalidDataException($"objects.json: unknown rule '{rule}'."),
        };
    }
}
