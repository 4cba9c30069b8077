using System.Buffers.Binary;
using System.Text;

namespace PaintSound.Lights.Packets;

/// <summary>What all packets of sACN have in common: the root layer and the length of a layer (ANSI E1.31-2018, 4 and 5).</summary>
internal static class SacnLayer
{
    /// <summary>The UDP port of sACN.</summary>
    public const int Port = 5568;

    /// <summary>The place of the framing layer, which follows the root layer.</summary>
    public const int Framing = 38;

    /// <summary>The place of the source name in the framing layer of all packets.</summary>
    public const int SourceName = 44;

    /// <summary>The length of the field for the source name. The last byte is 0.</summary>
    public const int SourceNameLength = 64;

    private const int Root = 16;

    /// <summary>Writes the root layer.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="vector">The kind of packet: 4 for data, 8 for an extended packet.</param>
    /// <param name="component">The CID: the same in all packets of this computer, for ever.</param>
    public static void WriteRoot(Span<byte> packet, uint vector, Guid component)
    {
        BinaryPrimitives.WriteUInt16BigEndian(packet, 0x0010);
        "ASC-E1.17\0\0\0"u8.CopyTo(packet[4..]);
        WriteLength(packet, Root);
        BinaryPrimitives.WriteUInt32BigEndian(packet[18..], vector);
        component.TryWriteBytes(packet[22..], bigEndian: true, out _);
    }

    /// <summary>Writes the length of a layer, which reaches to the end of the packet, with the flags 7.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="start">The place of the layer.</param>
    public static void WriteLength(Span<byte> packet, int start) =>
        BinaryPrimitives.WriteUInt16BigEndian(packet[start..], (ushort)(0x7000 | (packet.Length - start)));

    /// <summary>Writes the source name. The rest of the field stays 0.</summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="name">At most 63 bytes of UTF-8; what is longer is cut off between two characters.</param>
    public static void WriteSourceName(Span<byte> packet, string name) =>
        Encoding.UTF8.GetEncoder().Convert(name, packet.Slice(SourceName, SourceNameLength - 1), flush: true, out _, out _, out _);
}
