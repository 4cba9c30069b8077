using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PaintSound.Lights.Packets;

/// <summary>
/// Tells consoles and monitors which universes a source sends (ANSI E1.31-2018, 4.3 and 8). A source sends it every 10 s, always by multicast.
/// </summary>
internal static class SacnDiscoveryPacket
{
    /// <summary>The time between two packets.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private const uint ExtendedVector = 8;
    private const uint FramingVector = 2;
    private const uint ListVector = 1;
    private const int List = 112;
    private const int FirstUniverse = 120;
    private const int MaxUniverses = 512;
    private const int Universe = 64_214;

    /// <summary>The multicast group of these packets.</summary>
    /// <param name="family">IPv4 or IPv6.</param>
    public static IPAddress Group(AddressFamily family) => SacnGroup.Of(Universe, family);

    /// <summary>Creates the packets, each with up to 512 universes.</summary>
    /// <param name="universes">The universes.</param>
    /// <param name="component">The CID.</param>
    /// <param name="sourceName">The name of the source.</param>
    public static IReadOnlyList<byte[]> Create(IEnumerable<int> universes, Guid component, string sourceName)
    {
        var pages = universes.Order().Chunk(MaxUniverses).ToArray();
        return [.. pages.Index().Select(page => Create(page.Item, (byte)page.Index, (byte)(pages.Length - 1), component, sourceName))];
    }

    private static byte[] Create(int[] universes, byte page, byte lastPage, Guid component, string sourceName)
    {
        var packet = new byte[FirstUniverse + (2 * universes.Length)];
        SacnLayer.WriteRoot(packet, ExtendedVector, component);
        SacnLayer.WriteLength(packet, SacnLayer.Framing);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(40), FramingVector);
        SacnLayer.WriteSourceName(packet, sourceName);
        SacnLayer.WriteLength(packet, List);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(114), ListVector);
        (packet[118], packet[119]) = (page, lastPage);
        foreach (var (index, universe) in universes.Index())
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(FirstUniverse + (2 * index)), (ushort)universe);
        }

        return packet;
    }
}
