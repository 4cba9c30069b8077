using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>Encodes and decodes packets for tests.</summary>
internal static class Wire
{
    public static byte[] Encode(OscMessage message)
    {
        var buffer = new byte[OscPacket.MaximumBytes];
        Assert.True(message.TryWrite(buffer, out var length));
        return buffer[..length];
    }

    public static byte[] EncodeBundle(params byte[][] elements) =>
        [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, .. elements.SelectMany(e => WithLength(e))];

    public static OscMessage DecodeSingle(ReadOnlySpan<byte> packet)
    {
        Assert.True(OscPacket.TryRead(packet, out var messages));
        return Assert.Single(messages);
    }

    private static byte[] WithLength(byte[] bytes) => [0, 0, (byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
}
