using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>Bytes on the wire, for tests.</summary>
internal static class Wire
{
    public static byte[] Bytes(OscMessage message)
    {
        var buffer = new byte[OscPacket.MaximumBytes];
        Assert.True(message.TryWrite(buffer, out var length));
        return buffer[..length];
    }

    public static byte[] Bundle(params byte[][] elements) =>
        [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, .. elements.SelectMany(e => Blob(e))];

    public static OscMessage Single(ReadOnlySpan<byte> packet)
    {
        Assert.True(OscPacket.TryRead(packet, out var messages));
        return Assert.Single(messages);
    }

    private static byte[] Blob(byte[] bytes) => [0, 0, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
