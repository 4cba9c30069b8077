using System.Buffers.Binary;

namespace PaintSound.Osc.Codec;

/// <summary>Separates packets on a connection: with the length before each packet (OSC 1.0), or with SLIP (OSC 1.1, RFC 1055).</summary>
public static class OscFraming
{
    private const byte End = 0xC0;
    private const byte Escape = 0xDB;
    private const byte EscapedEnd = 0xDC;
    private const byte EscapedEscape = 0xDD;

    /// <summary>Writes the length of a packet, 32 bits with the high byte first, and the packet.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="to">Receives the bytes.</param>
    /// <returns>The number of bytes; 0 if they do not fit.</returns>
    public static int WriteWithLength(ReadOnlySpan<byte> packet, Span<byte> to)
    {
        if (packet.Length + sizeof(int) > to.Length)
        {
            return 0;
        }

        BinaryPrimitives.WriteInt32BigEndian(to, packet.Length);
        packet.CopyTo(to[sizeof(int)..]);
        return packet.Length + sizeof(int);
    }

    /// <summary>Writes a packet with SLIP, with an END at both ends, as OSC 1.1 requires.</summary>
    /// <inheritdoc cref="WriteWithLength"/>
    public static int WriteSlip(ReadOnlySpan<byte> packet, Span<byte> to)
    {
        if (packet.Length + packet.Count(End) + packet.Count(Escape) + 2 > to.Length)
        {
            return 0;
        }

        var length = 0;
        to[length++] = End;
        foreach (var value in packet)
        {
            if (value is End or Escape)
            {
                to[length++] = Escape;
                to[length++] = value == End ? EscapedEnd : EscapedEscape;
            }
            else
            {
                to[length++] = value;
            }
        }

        to[length++] = End;
        return length;
    }
}
