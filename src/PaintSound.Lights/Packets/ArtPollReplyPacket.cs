using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Text;

namespace PaintSound.Lights.Packets;

/// <summary>
/// The packets ArtPollReply: PaintSound is a controller that puts DMX onto Art-Net (Art-Net 4, ArtPollReply). A packet has up to four universes
/// of the same net and sub-net; the bind index counts the packets.
/// </summary>
internal static class ArtPollReplyPacket
{
    private const int Length = 239;
    private const int ShortNameLength = 18;
    private const int LongNameLength = 64;
    private const int PortsPerPacket = 4;
    private const byte OutputToArtNet = 0x40;
    private const byte DataReceived = 0x80;
    private const byte Controller = 1;

    // The code for products without a registered one.
    private const byte UnknownProduct = 0xFF;

    // Port-Addresses of 15 bits.
    private const byte Status2 = 1 << 3;

    /// <summary>Creates the packets.</summary>
    /// <param name="universes">The Port-Addresses.</param>
    /// <param name="name">The name of the source.</param>
    /// <param name="address">This computer's IPv4 address in the network of the controller.</param>
    /// <param name="card">The hardware address of its network card.</param>
    public static IReadOnlyList<byte[]> Create(IEnumerable<int> universes, string name, IPAddress address, PhysicalAddress card)
    {
        int[][] groups = [.. universes.Order().GroupBy(universe => universe >> 4).SelectMany(group => group.Chunk(PortsPerPacket))];
        return [.. groups.Index().Select(group => Create(group.Item, name, address, card, (byte)(group.Index + 1)))];
    }

    private static byte[] Create(int[] universes, string name, IPAddress address, PhysicalAddress card, byte bindIndex)
    {
        var packet = new byte[Length];
        var span = packet.AsSpan();
        "Art-Net\0"u8.CopyTo(span);
        BinaryPrimitives.WriteUInt16LittleEndian(span[8..], 0x2100);
        address.TryWriteBytes(span[10..], out _);
        BinaryPrimitives.WriteUInt16LittleEndian(span[14..], ArtDmxPacket.Port);
        (packet[18], packet[19]) = ((byte)(universes[0] >> 8), (byte)((universes[0] >> 4) & 0xF));
        packet[21] = UnknownProduct;
        Write(span.Slice(26, ShortNameLength), name);
        Write(span.Slice(44, LongNameLength), name);
        Write(span.Slice(108, LongNameLength), "#0001 [0000] The show runs.");
        packet[173] = (byte)universes.Length;
        foreach (var (port, universe) in universes.Index())
        {
            (packet[174 + port], packet[178 + port], packet[186 + port]) = (OutputToArtNet, DataReceived, (byte)(universe & 0xF));
        }

        packet[200] = Controller;
        card.GetAddressBytes().AsSpan(0, Math.Min(6, card.GetAddressBytes().Length)).CopyTo(span[201..]);
        address.TryWriteBytes(span[207..], out _);
        (packet[211], packet[212]) = (bindIndex, Status2);
        return packet;
    }

    // ASCII, with a 0 at the end.
    private static void Write(Span<byte> field, string text) => Encoding.ASCII.GetBytes(text.AsSpan(0, Math.Min(text.Length, field.Length - 1)), field);
}
