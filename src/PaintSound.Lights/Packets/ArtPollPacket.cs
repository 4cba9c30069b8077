using System.Buffers.Binary;

namespace PaintSound.Lights.Packets;

/// <summary>Reads the packets ArtPoll, with which a controller asks who is there (Art-Net 4, ArtPoll).</summary>
internal static class ArtPollPacket
{
    private const ushort Operation = 0x2000;
    private const int ShortestLength = 14;
    private const int TargetedLength = 18;
    private const byte Targeted = 1 << 5;

    /// <summary>True if a packet asks, and asks about one of the universes.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="universes">The Port-Addresses.</param>
    public static bool Asks(ReadOnlySpan<byte> packet, IEnumerable<int> universes)
    {
        if (packet.Length < ShortestLength || !packet.StartsWith("Art-Net\0"u8) || BinaryPrimitives.ReadUInt16LittleEndian(packet[8..]) != Operation)
        {
            return false;
        }

        if ((packet[12] & Targeted) == 0 || packet.Length < TargetedLength)
        {
            return true;
        }

        var (top, bottom) = (BinaryPrimitives.ReadUInt16BigEndian(packet[14..]), BinaryPrimitives.ReadUInt16BigEndian(packet[16..]));
        return universes.Any(universe => universe >= bottom && universe <= top);
    }
}
