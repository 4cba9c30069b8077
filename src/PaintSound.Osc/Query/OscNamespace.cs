using System.Collections.Concurrent;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Query;

/// <summary>
/// Stores the last message of each address that PaintSound sends, and of each item of a control with a family, for OSCQuery clients.
/// Storing a message allocates nothing after one of the same length was stored. Thread-safe.
/// </summary>
public sealed class OscNamespace
{
    private readonly ConcurrentDictionary<(CatalogueEntry Entry, string Item), KeptMessage> _messages = new(
        Catalogue.All.Where(entry => entry.IsSent && entry.Control?.Family is null).Select(entry => KeyValuePair.Create((entry, ""), new KeptMessage())));

    private long _count;

    /// <summary>Reads the last message of an address.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="message">The message, or null if none was sent.</param>
    /// <returns>False if none was sent, or if PaintSound only receives this address.</returns>
    public bool TryGetLatest(CatalogueEntry entry, out OscMessage? message)
    {
        message = null;
        return GetNewer(entry, 0) is [.., var (_, packet)] && OscPacket.TryRead(packet, out var messages) && (message = messages[0]) is not null;
    }

    /// <summary>Returns the last messages of an address that are newer than a number, one for each item, oldest first.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="last">The number of the newest message that the caller has; 0 for none.</param>
    /// <returns>The number of each message, and a copy of its packet.</returns>
    internal IReadOnlyList<(long Number, byte[] Packet)> GetNewer(CatalogueEntry entry, long last) =>
    [
        .. (entry.Control?.Family is null
                ? _messages.TryGetValue((entry, ""), out var stored) ? [stored] : Array.Empty<KeptMessage>()
                : _messages.Where(pair => pair.Key.Entry == entry).Select(pair => pair.Value))
            .Select(message => message.Read()).Where(message => message.Number > last).OrderBy(message => message.Number),
    ];

    /// <summary>Stores a message that is sent.</summary>
    internal void Set(CatalogueEntry entry, string item, ReadOnlySpan<byte> packet) =>
        _messages.GetOrAdd((entry, item), static _ => new KeptMessage()).Write(packet, ref _count);
}
