using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Query;

/// <summary>
/// Answers what is asked about the namespace, in the words of the OSCQuery proposal (Vidvox): every address of the
/// <see cref="Catalogue"/> with its type, range, access, description and unit, and the value where there is one.
/// </summary>
/// <param name="latest">The last messages sent.</param>
/// <param name="control">Where control messages are received.</param>
public sealed class OscQuery(OscNamespace latest, IPEndPoint control)
{
    private const string HostInfo = "HOST_INFO";
    private const int CanBeRead = 1;
    private const int CanBeSet = 2;
    private static readonly string[] Attributes = ["FULL_PATH", "CONTENTS", "TYPE", "ACCESS", "VALUE", "RANGE", "DESCRIPTION", "UNIT"];

    /// <summary>What this server is called where it is announced.</summary>
    public const string Name = "PaintSound";

    /// <summary>Answers a GET.</summary>
    /// <param name="path">The path of the URL, <c>/</c> for the whole.</param>
    /// <param name="query">What stands behind the question mark, with it or without; empty for the whole node.</param>
    public OscQueryAnswer Answer(string path, string query)
    {
        var attribute = Uri.UnescapeDataString(query.TrimStart('?'));
        if (attribute == HostInfo)
        {
            return Found(Host());
        }

        if (attribute.Length > 0 && !Attributes.Contains(attribute))
        {
            return new OscQueryAnswer(400, default);
        }

        if (Node(path.TrimEnd('/') is { Length: > 0 } inner ? inner : "/") is not { } node)
        {
            return new OscQueryAnswer(404, default);
        }

        if (attribute.Length == 0)
        {
            return Found(node);
        }

        return node[attribute] is { } value
            ? Found(new JsonObject { [attribute] = value.DeepClone() })
            : new OscQueryAnswer(204, default);
    }

    private static OscQueryAnswer Found(JsonObject node) => new(200, JsonSerializer.SerializeToUtf8Bytes(node));

    private JsonObject Host() => new()
    {
        ["NAME"] = Name,
        ["OSC_IP"] = control.Address.Equals(IPAddress.Any) ? null : control.Address.ToString(),
        ["OSC_PORT"] = control.Port,
        ["OSC_TRANSPORT"] = "UDP",
        ["EXTENSIONS"] = new JsonObject(
            Attributes.Skip(3).Append("LISTEN").Select(name => KeyValuePair.Create<string, JsonNode?>(name, true))),
    };

    // The address itself, or the container of all addresses below it.
    private JsonObject? Node(string path)
    {
        var below = path == "/" ? "/" : path + "/";
        var within = Catalogue.All.Where(entry => entry.Address == path || entry.Address.StartsWith(below, StringComparison.Ordinal)).ToArray();
        if (within.Length == 0)
        {
            return null;
        }

        var own = within.FirstOrDefault(entry => entry.Address == path);
        var node = own is null ? new JsonObject { ["FULL_PATH"] = path, ["ACCESS"] = 0 } : Method(own);
        var children = within.Where(entry => entry != own).Select(entry => entry.Address[below.Length..].Split('/')[0]).Distinct().ToArray();
        if (children.Length > 0)
        {
            node["CONTENTS"] = new JsonObject(children.Select(name => KeyValuePair.Create<string, JsonNode?>(name, Node(below + name))));
        }

        return node;
    }

    private JsonObject Method(CatalogueEntry entry)
    {
        var node = new JsonObject
        {
            ["FULL_PATH"] = entry.Address,
            ["DESCRIPTION"] = entry.Description,
            ["ACCESS"] = (entry.IsSent ? CanBeRead : 0) + (entry.IsReceived ? CanBeSet : 0),
            ["TYPE"] = string.Concat(entry.Arguments.Select(argument => (char)argument.Type)),
        };
        if (entry.Arguments.Any(argument => Range(argument) is not null))
        {
            node["RANGE"] = new JsonArray([.. entry.Arguments.Select(Range)]);
        }

        if (entry.Arguments.Any(argument => argument.Unit.Length > 0))
        {
            node["UNIT"] = new JsonArray([.. entry.Arguments.Select(argument => argument.Unit.Length > 0 ? (JsonNode)argument.Unit : null)]);
        }

        if (latest.TryLatest(entry, out var message))
        {
            node["VALUE"] = new JsonArray([.. message!.Arguments.Select(Value)]);
        }

        return node;
    }

    private static JsonNode? Value(OscArgument argument) =>
        argument.TryText(out var text) ? text : argument.TryNumber(out var number) ? number : null;

    private static JsonObject? Range(CatalogueArgument argument)
    {
        if (argument.Words.Count > 0)
        {
            return new JsonObject { ["VALS"] = new JsonArray([.. argument.Words.Select(word => (JsonNode)word)]) };
        }

        var range = new JsonObject();
        if (double.IsFinite(argument.Minimum))
        {
            range["MIN"] = argument.Minimum;
        }

        if (double.IsFinite(argument.Maximum))
        {
            range["MAX"] = argument.Maximum;
        }

        return range.Count > 0 ? range : null;
    }
}
