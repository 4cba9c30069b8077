using System.Collections.Concurrent;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Query;

/// <summary>
/// The last message of every address that PaintSound sends; of a control with a family, of every item. For OSCQuery clients that ask or listen.
/// Keeping a message allocates nothing once one of the same length was kept. Thread-safe.
/// </summary>
public sealed class OscNamespace
{
    private readonly ConcurrentDictionary<(CatalogueEntry Entry, string Item), KeptMessage> _kept = new(
        Catalogue.All.Where(entry => entry.IsSent && entry.Control?.Family is null).Select(entry => KeyValuePair.Create((entry, ""), new KeptMessage())));

    private long _count;

    /// <summary>Reads the last message of an address.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="message">The message; null if none was sent yet.</param>
    /// <returns>False if none was sent yet, or if PaintSound only receives this address.</returns>
    public bool TryLatest(CatalogueEntry entry, out OscMessage? message)
    {
        message = null;
        return Since(entry, 0) is [.., var (_, packet)] && OscPacket.TryRead(packet, out var messages) && (message = messages[0]) is not null;
    }

    /// <summary>The last messages of an address, one for each item, which are newer than a number, the oldest first.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="known">The number of the newest message that is known; 0 for none.</param>
    /// <returns>The number of each message, and a copy of its packet.</returns>
    internal IReadOnlyList<(long Number, byte[] Packet)> Since(CatalogueEntry entry, long known) =>
    [
        .. (entry.Control?.Family is null
                ? _kept.TryGetValue((entry, ""), out var kept) ? [kept] : Array.Empty<KeptMessage>()
                : _kept.Where(pair => pair.Key.Entry == entry).Select(pair => pair.Value))
            .Select(message => message.Read()).Where(message => message.Number > known).OrderBy(message => message.Number),
    ];

    /// <summary>Keeps a message that is being sent.</summary>
    internal void Keep(CatalogueEntry entry, string item, ReadOnlySpan<byte> packet) =>
        _kept.GetOrAdd((entry, item), static _ => new KeptMessage()).Write(packet, ref _count);
}
