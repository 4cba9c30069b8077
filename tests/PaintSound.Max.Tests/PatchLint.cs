using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PaintSound.Max.Tests;

/// <summary>Finds errors in a patch without Max.</summary>
internal static class PatchLint
{
    private static readonly Regex Address = new("/paintsound(/[A-Za-z0-9_-]+)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Returns the errors of a patch, one sentence each.</summary>
    public static IEnumerable<string> FindErrors(JsonNode patch, ObjectTable table)
    {
        var boxes = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var box in patch["patcher"]!["boxes"]!.AsArray().Select(entry => entry!["box"]!))
        {
            var id = Text(box, "id");
            if (!boxes.TryAdd(id, box))
            {
                yield return $"duplicate {id}";
            }

            foreach (var error in FindBoxErrors(box, table))
            {
                yield return $"{id} ({Text(box, "text")}): {error}";
            }
        }

        foreach (var line in patch["patcher"]!["lines"]!.AsArray().Select(entry => entry!["patchline"]!))
        {
            foreach (var (end, ports) in new[] { ("source", "numoutlets"), ("destination", "numinlets") })
            {
                var id = line[end]![0]!.GetValue<string>();
                if (!boxes.TryGetValue(id, out var box))
                {
                    yield return $"a line has its {end} at {id}, which does not exist";
                }
                else if (line[end]![1]!.GetValue<int>() is var port && (port < 0 || port >= box[ports]!.GetValue<int>()))
                {
                    yield return $"a line has its {end} at port {port} of {id} ({Text(box, "text")}), which has {box[ports]}";
                }
            }
        }
    }

    /// <summary>Returns all OSC addresses of PaintSound in a text.</summary>
    public static IEnumerable<string> FindAddresses(string text) => Address.Matches(text).Select(match => match.Value);

    private static IEnumerable<string> FindBoxErrors(JsonNode box, ObjectTable table)
    {
        var (kind, text) = (Text(box, "maxclass"), Text(box, "text"));
        if (table.FindPorts(kind, text) is not var (inlets, outlets))
        {
            yield return $"unknown object ({kind})";
        }
        else if ((inlets, outlets) != (box["numinlets"]!.GetValue<int>(), box["numoutlets"]!.GetValue<int>()))
        {
            yield return $"it has {inlets} inlets and {outlets} outlets, not {box["numinlets"]} and {box["numoutlets"]}";
        }

        foreach (var address in FindAddresses(text).Where(address => !Folder.Addresses.Contains(address)))
        {
            yield return $"{address} is not in the catalogue";
        }
    }

    private static string Text(JsonNode box, string key) => box[key]?.GetValue<string>() ?? "";
}
