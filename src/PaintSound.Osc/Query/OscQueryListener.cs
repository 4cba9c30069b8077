using System.Text.Json;
using PaintSound.Osc.Addresses;

namespace PaintSound.Osc.Query;

/// <summary>
/// One client that listens over a WebSocket: text frames tell which addresses (OSCQuery proposal, "Bi-directional communication"),
/// and it gets their messages as binary frames: of each address only the last since it was served before, and of a control with a family the
/// last of each item.
/// </summary>
/// <param name="latest">The last messages sent.</param>
public sealed class OscQueryListener(OscNamespace latest)
{
    private readonly Dictionary<CatalogueEntry, long> _heard = [];

    /// <summary>How many addresses it listens to.</summary>
    public int Count => _heard.Count;

    /// <summary>Takes a command: <c>{"COMMAND": "LISTEN", "DATA": "/paintsound/congruity"}</c>, or <c>IGNORE</c>.</summary>
    /// <returns>False where it is none of these, or names no address that PaintSound sends.</returns>
    public bool Take(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            using var command = JsonDocument.ParseValue(ref reader);
            return command.RootElement.ValueKind == JsonValueKind.Object
                && Text(command.RootElement, "COMMAND") is { } word
                && Text(command.RootElement, "DATA") is { } address
                && Take(word, address);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The messages that came since it was asked before, as OSC packets.</summary>
    public IEnumerable<byte[]> News()
    {
        foreach (var entry in _heard.Keys.ToArray())
        {
            foreach (var (number, packet) in latest.Since(entry, _heard[entry]))
            {
                _heard[entry] = number;
                yield return packet;
            }
        }
    }

    private bool Take(string word, string address)
    {
        var entry = Catalogue.All.FirstOrDefault(entry => entry.Address == address && entry.IsSent);
        switch (word)
        {
            case "LISTEN" when entry is not null:
                _heard.TryAdd(entry, 0);
                return true;
            case "IGNORE" when entry is not null:
                _heard.Remove(entry);
                return true;
            default:
                return false;
        }
    }

    private static string? Text(JsonElement command, string name) =>
        command.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
