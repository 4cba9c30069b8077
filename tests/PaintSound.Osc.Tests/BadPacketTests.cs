using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>What is not OSC is refused whole, and never throws.</summary>
public class BadPacketTests
{
    public static TheoryData<string, byte[]> Bad { get; } = new()
    {
        { "nothing at all", [] },
        { "not a multiple of four", "/abc\0"u8.ToArray() },
        { "no slash", "abc\0"u8.ToArray() },
        { "address not ended", "/abc"u8.ToArray() },
        { "address padded with rubbish", "/a\0x,\0\0\0"u8.ToArray() },
        { "address with a space", "/a b\0\0\0\0"u8.ToArray() },
        { "address that is not ASCII", "/é\0"u8.ToArray() },
        { "tags without a comma", "/a\0\0i\0\0\0\0\0\0\u0001"u8.ToArray() },
        { "tags not ended", "/a\0\0,iii"u8.ToArray() },
        { "tags padded with rubbish", "/a\0\0,i\0x\0\0\0\u0001"u8.ToArray() },
        { "argument missing", "/a\0\0,i\0\0"u8.ToArray() },
        { "argument too many", "/a\0\0,\0\0\0\0\0\0\u0001"u8.ToArray() },
        { "half a long integer", "/a\0\0,h\0\0\0\0\0\u0001"u8.ToArray() },
        { "type that nobody knows", "/a\0\0,q\0\0"u8.ToArray() },
        { "text not ended", "/a\0\0,s\0\0abcd"u8.ToArray() },
        { "text padded with rubbish", "/a\0\0,s\0\0ab\0c"u8.ToArray() },
        { "blob longer than the packet", "/a\0\0,b\0\0\0\0\0\u0009abcd"u8.ToArray() },
        { "blob of negative length", [.. "/a\0\0,b\0\0"u8, 0xff, 0xff, 0xff, 0xff] },
        { "blob as long as can be said", [.. "/a\0\0,b\0\0"u8, 0x7f, 0xff, 0xff, 0xff] },
        { "blob padded with rubbish", "/a\0\0,b\0\0\0\0\0\u0003abcd"u8.ToArray() },
        { "bundle without a time", "#bundle\0"u8.ToArray() },
        { "bundle with half an element", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, .. "/a\0\0"u8] },
        { "bundle with an element of negative length", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfc] },
        { "bundle with an element of odd length", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, .. "/a\0\0"u8] },
        { "bundle with an empty element", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0] },
        { "bundle with one bad message among good ones", Wire.Bundle("/a\0\0"u8.ToArray(), "bad\0"u8.ToArray()) },
        { "bundles nested a thousand times", Nested(1000) },
        { "bundles nested once too often", Nested(OscPacket.MaximumDepth + 1) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Is_refused(string what, byte[] packet)
    {
        Assert.False(OscPacket.TryRead(packet, out var messages), what);
        Assert.Empty(messages);
    }

    [Fact]
    public void Bundles_nested_as_often_as_is_allowed_are_read() =>
        Assert.True(OscPacket.TryRead(Nested(OscPacket.MaximumDepth), out _));

    [Property(MaxTest = 2000)]
    public void Any_bytes_never_throw(byte[] bytes) => OscPacket.TryRead(bytes, out _);

    [Property(MaxTest = 2000)]
    public void Any_bytes_behind_a_good_beginning_never_throw(byte[] bytes, bool bundle) =>
        OscPacket.TryRead([.. bundle ? "#bundle\0"u8 : "/a\0\0,sbi"u8, .. bytes], out _);

    [Property(Arbitrary = [typeof(Messages)], MaxTest = 1000)]
    public void A_good_packet_with_wrong_bytes_in_it_never_throws(OscMessage message, ushort where, byte what)
    {
        var bytes = Wire.Bundle(Wire.Bytes(message), Wire.Bytes(message));
        bytes[where % bytes.Length] = what;
        OscPacket.TryRead(bytes, out _);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void A_packet_cut_short_is_refused_unless_just_the_address_is_left(OscMessage message)
    {
        var bytes = Wire.Bytes(message);
        for (var length = 0; length < bytes.Length; length++)
        {
            if (OscPacket.TryRead(bytes.AsSpan(0, length), out var messages))
            {
                Assert.Empty(Assert.Single(messages).Arguments);
            }
        }
    }

    private static byte[] Nested(int depth)
    {
        var packet = Wire.Bytes(new OscMessage("/a"));
        for (var i = 0; i < depth; i++)
        {
            packet = Wire.Bundle(packet);
        }

        return packet;
    }
}
