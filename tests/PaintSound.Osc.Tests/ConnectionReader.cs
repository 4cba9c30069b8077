using System.Buffers.Binary;

namespace PaintSound.Osc.Tests;

/// <summary>Reads packets from a connection, written from RFC 1055 and OSC 1.0 alone.</summary>
internal static class ConnectionReader
{
    public static List<byte[]> ReadSlip(byte[] bytes)
    {
        List<byte[]> packets = [];
        List<byte> packet = [];
        for (var i = 0; i < bytes.Length; i++)
        {
            switch (bytes[i])
            {
                case 0xC0 when packet.Count > 0:
                    packets.Add([.. packet]);
                    packet.Clear();
                    break;
                case 0xC0:
                    break;
                case 0xDB:
                    packet.Add(bytes[++i] == 0xDC ? (byte)0xC0 : (byte)0xDB);
                    break;
                default:
                    packet.Add(bytes[i]);
                    break;
            }
        }

        return packets;
    }

    public static List<byte[]> ReadWithLength(byte[] bytes)
    {
        List<byte[]> packets = [];
        for (var rest = bytes.AsSpan(); rest.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(rest) is var length && length <= rest.Length - 4; rest = rest[(4 + length)..])
        {
            packets.Add(rest.Slice(4, length).ToArray());
        }

        return packets;
    }
}
