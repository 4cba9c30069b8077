using System.Buffers.Binary;
using PaintSound.Lights.Universes;

namespace PaintSound.Lights.Packets;

/// <summary>The packets ArtDmx of one universe: 530 bytes with 512 levels (Art-Net 4, ArtDmx). Not thread-safe.</summary>
internal sealed class ArtDmxPacket : IUniversePacket
{
    /// <summary>The UDP port of Art-Net.</summary>
    public const int Port = 0x1936;

    private const int FirstLevel = 18;
    private const byte ProtocolVersion = 14;
    private const int Sequence = 12;
    private readonly byte[] _packet = new byte[FirstLevel + DmxUniverse.Channels];

    /// <summary>Creates the packets of a universe.</summary>
    /// <param name="universe">The Port-Address, 0 to 32767.</param>
    public ArtDmxPacket(int universe)
    {
        var packet = _packet.AsSpan();
        "Art-Net\0"u8.CopyTo(packet);

        // Only the operation code and the Port-Address have the low byte first.
        BinaryPrimitives.WriteUInt16LittleEndian(packet[8..], 0x5000);
        packet[11] = ProtocolVersion;
        BinaryPrimitives.WriteUInt16LittleEndian(packet[14..], (ushort)universe);
        BinaryPrimitives.WriteUInt16BigEndian(packet[16..], DmxUniverse.Channels);
    }

    /// <inheritdoc/>
    public Span<byte> Levels => _packet.AsSpan(FirstLevel);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Next()
    {
        // 0 would mean that the packets are not numbered.
        _packet[Sequence] = (byte)((_packet[Sequence] % byte.MaxValue) + 1);
        return _packet;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> NextEnd() => [];
}
