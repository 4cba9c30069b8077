using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>A packet that is not OSC is refused, and never throws.</summary>
public class BadPacketTests
{
    public static TheoryData<string, byte[]> InvalidPackets { get; } = new()
    {
        { "empty packet", [] },
        { "not a multiple of four", "/abc\0"u8.ToArray() },
        { "no slash", "abc\0"u8.ToArray() },
        { "address without its NUL", "/abc"u8.ToArray() },
        { "address padded with other bytes than zero", "/a\0x,\0\0\0"u8.ToArray() },
        { "address with a space", "/a b\0\0\0\0"u8.ToArray() },
        { "address that is not ASCII", "/é\0"u8.ToArray() },
        { "tags without a comma", "/a\0\0i\0\0\0\0\0\0\u0001"u8.ToArray() },
        { "tags without their NUL", "/a\0\0,iii"u8.ToArray() },
        { "tags padded with other bytes than zero", "/a\0\0,i\0x\0\0\0\u0001"u8.ToArray() },
        { "argument missing", "/a\0\0,i\0\0"u8.ToArray() },
        { "an extra argument", "/a\0\0,\0\0\0\0\0\0\u0001"u8.ToArray() },
        { "half a 64-bit integer", "/a\0\0,h\0\0\0\0\0\u0001"u8.ToArray() },
        { "unknown type", "/a\0\0,q\0\0"u8.ToArray() },
        { "text without its NUL", "/a\0\0,s\0\0abcd"u8.ToArray() },
        { "text padded with other bytes than zero", "/a\0\0,s\0\0ab\0c"u8.ToArray() },
        { "blob longer than the packet", "/a\0\0,b\0\0\0\0\0\u0009abcd"u8.ToArray() },
        { "blob of negative length", [.. "/a\0\0,b\0\0"u8, 0xff, 0xff, 0xff, 0xff] },
        { "blob of maximum length", [.. "/a\0\0,b\0\0"u8, 0x7f, 0xff, 0xff, 0xff] },
        { "blob padded with other bytes than zero", "/a\0\0,b\0\0\0\0\0\u0003abcd"u8.ToArray() },
        { "bundle without a time", "#bundle\0"u8.ToArray() },
        { "bundle with half an element", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, .. "/a\0\0"u8] },
        { "bundle with an element of negative length", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfc] },
        { "bundle with an element of odd length", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, .. "/a\0\0"u8] },
        { "bundle with an empty element", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0] },
        { "bundle with a bad message", Wire.EncodeBundle("bad\0"u8.ToArray()) },
        { "half a colour", "/a\0\0,r\0\0\0\0"u8.ToArray() },
        { "bundles nested a thousand times", NestBundles(1000) },
        { "bundles nested one level too deep", NestBundles(OscPacket.MaximumDepth + 1) },
    };

    [Theory]
    [MemberData(nameof(InvalidPackets))]
    public void Refuses_an_invalid_packet(string description, byte[] packet)
    {
        Assert.False(OscPacket.TryRead(packet, out var messages), description);
        Assert.Empty(messages);
    }

    [Fact]
    public void Reads_bundles_nested_to_the_limit() =>
        Assert.True(OscPacket.TryRead(NestBundles(OscPacket.MaximumDepth), out _));

    [Property(MaxTest = 2000)]
    public void Never_throws_on_random_bytes(byte[] bytes) => OscPacket.TryRead(bytes, out _);

    [Property(MaxTest = 2000)]
    public void Never_throws_on_random_bytes_after_a_valid_start(byte[] bytes, bool bundle) =>
        OscPacket.TryRead([.. bundle ? "#bundle\0"u8 : "/a\0\0,sbi"u8, .. bytes], out _);

    [Property(Arbitrary = [typeof(Messages)], MaxTest = 1000)]
    public void Never_throws_on_a_valid_packet_with_a_wrong_byte(OscMessage message, ushort position, byte value)
    {
        var bytes = Wire.EncodeBundle(Wire.Encode(message), Wire.Encode(message));
        bytes[position % bytes.Length] = value;
        OscPacket.TryRead(bytes, out _);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void Refuses_a_truncated_packet_unless_only_the_address_is_left(OscMessage message)
    {
        var bytes = Wire.Encode(message);
        for (var length = 0; length < bytes.Length; length++)
        {
            if (OscPacket.TryRead(bytes.AsSpan(0, length), out var messages))
            {
                Assert.Empty(Assert.Single(messages).Arguments);
            }
        }
    }

    private static byte[] NestBundles(int depth)
    {
        var packet = Wire.Encode(new OscMessage("/a"));
        for (var i = 0; i < depth; i++)
        {
            packet = Wire.EncodeBundle(packet);
        }

        return packet;
    }
}
