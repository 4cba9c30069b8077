using System.Buffers.Binary;

namespace PaintSound.Osc.Codec;

/// <summary>Writes bundles (OSC 1.0): several messages in one packet, which a receiver handles together.</summary>
public static class OscBundle
{
    private const int TimeTagBytes = 8;

    // The time tag that means: at once.
    private const ulong Immediately = 1;

    private static ReadOnlySpan<byte> Mark => "#bundle\0"u8;

    /// <summary>Writes a bundle to be handled at once.</summary>
    /// <param name="messages">The messages, in their order.</param>
    /// <param name="packet">Receives the packet.</param>
    /// <param name="length">The length of the packet in bytes; 0 if it does not fit.</param>
    /// <returns>False if the packet is too short.</returns>
    public static bool TryWrite(IReadOnlyList<OscMessage> messages, Span<byte> packet, out int length)
    {
        length = 0;
        if (packet.Length < Mark.Length + TimeTagBytes)
        {
            return false;
        }

        Mark.CopyTo(packet);
        BinaryPrimitives.WriteUInt64BigEndian(packet[Mark.Length..], Immediately);
        var end = Mark.Length + TimeTagBytes;
        foreach (var message in messages)
        {
            if (packet.Length < end + sizeof(int) || !message.TryWrite(packet[(end + sizeof(int))..], out var size))
            {
                return false;
            }

            BinaryPrimitives.WriteInt32BigEndian(packet[end..], size);
            end += sizeof(int) + size;
        }

        length = end;
        return true;
    }
}
