using System.Text.Json;
using PaintSound.Core.Json;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Query;

/// <summary>
/// One client that is connected by WebSocket. Its text frames select addresses (OSCQuery proposal, "Bi-directional communication"); it
/// receives their messages as binary frames: for each address, or each item of a control with a family, the last message since the
/// previous call. Not thread-safe.
/// </summary>
/// <param name="latest">The last message of each address.</param>
public sealed class OscQueryListener(OscNamespace latest)
{
    private readonly Dictionary<CatalogueEntry, long> _selected = [];

    /// <summary>The number of selected addresses.</summary>
    public int Count => _selected.Count;

    /// <summary>Handles a command: <c>{"COMMAND": "LISTEN", "DATA": "/paintsound/congruity"}</c>, or <c>IGNORE</c>.</summary>
    /// <returns>False for another command, or if PaintSound does not send the address.</returns>
    public bool TryHandle(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var command = StrictJson.Parse(text.TrimEnd((byte)0));
            return command.RootElement.ValueKind == JsonValueKind.Object
                && Text(command.RootElement, "COMMAND") is { } name
                && Text(command.RootElement, "DATA") is { } address
                && TryHandle(name, address);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns the messages since the previous call, as OSC packets.</summary>
    public IEnumerable<byte[]> ReadNew()
    {
        foreach (var entry in _selected.Keys.ToArray())
        {
            foreach (var (number, packet) in latest.GetNewer(entry, _selected[entry]))
            {
                _selected[entry] = number;
                yield return packet;
            }
        }
    }

    private bool TryHandle(string name, string address)
    {
        var entry = Catalogue.All.FirstOrDefault(entry => entry.Address == address && entry.IsSent);
        switch (name)
        {
            case "LISTEN" when entry is not null:
                _selected.TryAdd(entry, 0);
                return true;
            case "IGNORE" when entry is not null:
                _selected.Remove(entry);
                return true;
            default:
                return false;
        }
    }

    private static string? Text(JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
