using System.Buffers.Binary;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Packets;

/// <summary>The data packets of one universe of sACN: 638 bytes with 512 levels (ANSI E1.31-2018, table 4-1). Not thread-safe.</summary>
internal sealed class SacnDataPacket : IUniversePacket
{
    private const uint DataVector = 4;
    private const uint FramingVector = 2;
    private const int Sequence = 111;
    private const int Options = 112;
    private const int Dmp = 115;
    private const int FirstLevel = 126;
    private const byte StreamTerminated = 1 << 6;
    private readonly byte[] _packet = new byte[FirstLevel + DmxUniverse.Channels];

    /// <summary>Creates the packets of a universe.</summary>
    /// <param name="universe">1 to 63999.</param>
    /// <param name="component">The CID.</param>
    /// <param name="sourceName">The name that consoles and nodes show.</param>
    /// <param name="priority">0 to 200. A receiver takes the source with the highest priority.</param>
    public SacnDataPacket(int universe, Guid component, string sourceName, int priority)
    {
        var packet = _packet.AsSpan();
        SacnLayer.WriteRoot(packet, DataVector, component);
        SacnLayer.WriteLength(packet, SacnLayer.Framing);
        BinaryPrimitives.WriteUInt32BigEndian(packet[40..], FramingVector);
        SacnLayer.WriteSourceName(packet, sourceName);
        packet[108] = (byte)priority;
        BinaryPrimitives.WriteUInt16BigEndian(packet[113..], (ushort)universe);
        SacnLayer.WriteLength(packet, Dmp);

        // DMP: set property; addresses of 16 bits and an array; first address 0, increment 1, start code and levels.
        (packet[117], packet[118], packet[122]) = (0x02, 0xA1, 1);
        BinaryPrimitives.WriteUInt16BigEndian(packet[123..], 1 + DmxUniverse.Channels);
    }

    /// <inheritdoc/>
    public Span<byte> Levels => _packet.AsSpan(FirstLevel);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next() => Complete(0);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> NextEnd() => Complete(StreamTerminated);

    private byte[] Complete(byte options)
    {
        _packet[Sequence]++;
        _packet[Options] = options;
        return _packet;
    }
}
