using System.Collections.Frozen;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Query;

/// <summary>
/// The last message of every address that PaintSound sends: latest values, for whoever asks or listens. Keeping one allocates
/// nothing once its text has been as long before.
/// </summary>
public sealed class OscNamespace
{
    private readonly FrozenDictionary<CatalogueEntry, Kept> _kept =
        Catalogue.All.Where(entry => entry.Direction == Direction.Out).ToFrozenDictionary(entry => entry, _ => new Kept());

    /// <summary>Reads the last message of an address.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="message">The message; null where none was sent yet.</param>
    /// <returns>False where none was sent yet, or where the address is one that PaintSound receives.</returns>
    public bool TryLatest(CatalogueEntry entry, out OscMessage? message)
    {
        message = null;
        return TryLatest(entry, 0, out var packet, out _) && OscPacket.TryRead(packet, out var messages) && (message = messages[0]) is not null;
    }

    /// <summary>Reads the last packet of an address, where it is newer than what is known.</summary>
    /// <param name="entry">The address.</param>
    /// <param name="known">The number of the last one that is known; 0 for none.</param>
    /// <param name="packet">A copy of the packet, one OSC message.</param>
    /// <param name="number">Its number, one more for every message of this address.</param>
    /// <returns>False where there is no newer one.</returns>
    internal bool TryLatest(CatalogueEntry entry, long known, out byte[] packet, out long number)
    {
        packet = [];
        number = known;
        if (!_kept.TryGetValue(entry, out var kept))
        {
            return false;
        }

        lock (kept)
        {
            if (kept.Number == known)
            {
                return false;
            }

            (packet, number) = (kept.Packet.AsSpan(0, kept.Length).ToArray(), kept.Number);
            return true;
        }
    }

    /// <summary>Keeps a message that is being sent.</summary>
    internal void Keep(CatalogueEntry entry, ReadOnlySpan<byte> packet)
    {
        var kept = _kept[entry];
        lock (kept)
        {
            if (kept.Packet.Length < packet.Length)
            {
                kept.Packet = new byte[packet.Length];
            }

            packet.CopyTo(kept.Packet);
            kept.Length = packet.Length;
            kept.Number++;
        }
    }

    private sealed class Kept
    {
        public byte[] Packet = new byte[128];
        public int Length;
        public long Number;
    }
}
