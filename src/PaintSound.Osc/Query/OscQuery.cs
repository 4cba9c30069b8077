using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Query;

/// <summary>
/// Answers HTTP requests about the namespace as the OSCQuery proposal (Vidvox) defines: each address of the <see cref="Catalogue"/> with
/// its type, range, access, description and unit, and its value if one was sent.
/// </summary>
/// <param name="latest">The last message of each address.</param>
/// <param name="control">The endpoint that receives control messages.</param>
public sealed class OscQuery(OscNamespace latest, IPEndPoint control)
{
    private const string HostInfo = "HOST_INFO";
    private const int ReadAccess = 1;
    private const int WriteAccess = 2;

    /// <summary>The type of a method without arguments. Chataigne and ossia make no trigger of an empty type.</summary>
    private const string TriggerType = "I";

    private static readonly string[] Attributes = ["FULL_PATH", "CONTENTS", "TYPE", "ACCESS", "VALUE", "RANGE", "DESCRIPTION", "UNIT"];

    /// <summary>The name under which the server is announced.</summary>
    public const string Name = "PaintSound";

    /// <summary>Answers a GET request.</summary>
    /// <param name="path">The path of the URL; <c>/</c> for the whole namespace.</param>
    /// <param name="query">The query of the URL, with or without its question mark; empty for the whole node.</param>
    public OscQueryAnswer Answer(string path, string query)
    {
        // ossia score asks for HOST_INFO=1; only the name counts.
        var attribute = Uri.UnescapeDataString(query.TrimStart('?').Split('=')[0]);
        if (attribute == HostInfo)
        {
            return Ok(CreateHostInfo());
        }

        if (attribute.Length > 0 && !Attributes.Contains(attribute))
        {
            return new OscQueryAnswer(400, default);
        }

        if (CreateNode(path.TrimEnd('/') is { Length: > 0 } inner ? inner : "/") is not { } node)
        {
            return new OscQueryAnswer(404, default);
        }

        if (attribute.Length == 0)
        {
            return Ok(node);
        }

        return node[attribute] is { } value
            ? Ok(new JsonObject { [attribute] = value.DeepClone() })
            : new OscQueryAnswer(204, default);
    }

    private static OscQueryAnswer Ok(JsonObject node) => new(200, JsonSerializer.SerializeToUtf8Bytes(node));

    private JsonObject CreateHostInfo()
    {
        var info = new JsonObject
        {
            ["NAME"] = Name,
            ["OSC_PORT"] = control.Port,
            ["OSC_TRANSPORT"] = "UDP",
            ["EXTENSIONS"] = new JsonObject(
                Attributes.Skip(3).Append("LISTEN").Select(name => KeyValuePair.Create<string, JsonNode?>(name, true))),
        };

        // Without it, a client sends to the address that it has asked.
        if (!control.Address.Equals(IPAddress.Any) && !control.Address.Equals(IPAddress.IPv6Any))
        {
            info["OSC_IP"] = control.Address.ToString();
        }

        return info;
    }

    // A node is an address, or the container of all addresses below it, or both.
    private JsonObject? CreateNode(string path)
    {
        var prefix = path == "/" ? "/" : path + "/";
        var entries = Catalogue.All.Where(entry => entry.Address == path || entry.Address.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
        if (entries.Length == 0)
        {
            return null;
        }

        var ownEntry = entries.FirstOrDefault(entry => entry.Address == path);
        var node = ownEntry is null ? new JsonObject { ["FULL_PATH"] = path, ["ACCESS"] = 0 } : CreateMethod(ownEntry);
        var children = entries.Where(entry => entry != ownEntry).Select(entry => entry.Address[prefix.Length..].Split('/')[0]).Distinct().ToArray();
        if (children.Length > 0)
        {
            node["CONTENTS"] = new JsonObject(children.Select(name => KeyValuePair.Create<string, JsonNode?>(name, CreateNode(prefix + name))));
        }

        return node;
    }

    private JsonObject CreateMethod(CatalogueEntry entry)
    {
        var node = new JsonObject
        {
            ["FULL_PATH"] = entry.Address,
            ["DESCRIPTION"] = entry.Description,
            ["ACCESS"] = (entry.IsSent ? ReadAccess : 0) + (entry.IsReceived ? WriteAccess : 0),
            ["TYPE"] = entry.Arguments.Count == 0 ? TriggerType : string.Concat(entry.Arguments.Select(argument => (char)argument.Type)),
        };
        if (entry.Arguments.Any(argument => GetRange(argument) is not null))
        {
            node["RANGE"] = new JsonArray([.. entry.Arguments.Select(GetRange)]);
        }

        if (entry.Arguments.Any(argument => argument.Unit.Length > 0))
        {
            node["UNIT"] = new JsonArray([.. entry.Arguments.Select(argument => argument.Unit.Length > 0 ? (JsonNode)argument.Unit : null)]);
        }

        if (latest.TryGetLatest(entry, out var message))
        {
            node["VALUE"] = new JsonArray([.. message!.Arguments.Select(ToJson)]);
        }

        return node;
    }

    private static JsonNode? ToJson(OscArgument argument) =>
        argument.TryText(out var text) ? text : argument.TryNumber(out var number) ? number : null;

    private static JsonObject? GetRange(CatalogueArgument argument)
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
