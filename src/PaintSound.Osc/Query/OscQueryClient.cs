using System.Text.Json;
using PaintSound.Core.Json;

namespace PaintSound.Osc.Query;

/// <summary>Reads the namespace of another program by OSCQuery (Vidvox proposal), over HTTP.</summary>
public static class OscQueryClient
{
    private const int WriteAccess = 2;

    // What servers leave out by default: both ways.
    private const int DefaultAccess = 3;

    /// <summary>Reads the host info and the whole namespace.</summary>
    /// <param name="host">The computer of the program.</param>
    /// <param name="port">Its port for OSCQuery.</param>
    /// <param name="client">Sends the requests; its time limit and its limit of bytes apply.</param>
    /// <param name="stop">Cancels the requests.</param>
    /// <exception cref="OscException">The program does not answer, or its answer is not OSCQuery.</exception>
    public static async Task<OscQueryPeer> ReadAsync(string host, int port, HttpClient client, CancellationToken stop)
    {
        var root = new UriBuilder(Uri.UriSchemeHttp, host, port).Uri;
        try
        {
            using var info = await GetAsync(client, new Uri(root, "/?HOST_INFO"), stop);
            using var tree = await GetAsync(client, root, stop);
            List<OscQueryPeerAddress> addresses = [];
            Collect(tree.RootElement, "/", addresses);
            return new OscQueryPeer(
                Text(info.RootElement, "NAME") ?? "",
                Text(info.RootElement, "OSC_IP") is { Length: > 0 } ip ? ip : host,
                Number(info.RootElement, "OSC_PORT") is { } own and >= 1 and <= 65_535 ? (int)own : port,
                Text(info.RootElement, "OSC_TRANSPORT") == "TCP",
                addresses);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new OscException($"No OSCQuery at {root.Authority} ({(e is TaskCanceledException ? "no answer" : e.Message.TrimEnd('.'))}). Start the program, turn on its OSCQuery and check the port.", e);
        }
    }

    private static async Task<JsonDocument> GetAsync(HttpClient client, Uri uri, CancellationToken stop)
    {
        var document = StrictJson.Parse(await client.GetByteArrayAsync(uri, stop));
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            return document;
        }

        document.Dispose();
        throw new JsonException("its answer is not a node of a namespace");
    }

    private static void Collect(JsonElement node, string path, List<OscQueryPeerAddress> addresses)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Text(node, "TYPE") is { Length: > 0 } type)
        {
            var access = (int)(Number(node, "ACCESS") ?? DefaultAccess);
            var range = FirstRange(node);
            addresses.Add(new OscQueryPeerAddress(
                Text(node, "FULL_PATH") is { Length: > 0 } full ? full : path, type, (access & WriteAccess) != 0, Number(range, "MIN"), Number(range, "MAX"), Text(node, "DESCRIPTION") ?? "")
            {
                Value = FirstValue(node),
            });
        }

        if (node.TryGetProperty("CONTENTS", out var contents) && contents.ValueKind == JsonValueKind.Object)
        {
            foreach (var child in contents.EnumerateObject())
            {
                Collect(child.Value, path == "/" ? $"/{child.Name}" : $"{path}/{child.Name}", addresses);
            }
        }
    }

    // An array with an item for each argument; some servers write the item alone.
    private static JsonElement FirstRange(JsonElement node) =>
        !node.TryGetProperty("RANGE", out var range) ? default
        : range.ValueKind == JsonValueKind.Array ? range.EnumerateArray().FirstOrDefault()
        : range;

    // An array with a value for each argument; some servers write the value alone.
    private static double? FirstValue(JsonElement node) =>
        !node.TryGetProperty("VALUE", out var value) ? null
        : (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble()
        : null;

    private static string? Text(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
