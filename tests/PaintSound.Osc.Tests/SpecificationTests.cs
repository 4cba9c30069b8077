using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>The examples of the OSC 1.0 specification, byte by byte.</summary>
public class SpecificationTests
{
    public static TheoryData<string, OscMessage> Examples { get; } = new()
    {
        {
            "2f6f7363696c6c61746f722f342f6672657175656e6379002c66000043dc0000",
            new OscMessage("/oscillator/4/frequency", OscArgument.From(440f))
        },
        {
            "2f666f6f000000002c69697366660000000003e8ffffffff68656c6c6f0000003f9df3b640b5b22d",
            new OscMessage(
                "/foo", OscArgument.From(1000), OscArgument.From(-1), OscArgument.From("hello"), OscArgument.From(1.234f), OscArgument.From(5.678f))
        },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Writes_the_bytes_of_the_specification(string bytes, OscMessage message) =>
        Assert.Equal(bytes, Convert.ToHexStringLower(Wire.Encode(message)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Reads_the_bytes_of_the_specification(string bytes, OscMessage message)
    {
        var read = Wire.DecodeSingle(Convert.FromHexString(bytes));
        Assert.Equal(message.Address, read.Address);
        Assert.Equal(message.Arguments, read.Arguments);
    }

    [Fact]
    public void Types_without_bytes_are_only_in_the_tags()
    {
        var bytes = Wire.Encode(new OscMessage("/a", OscArgument.From(true), OscArgument.From(false), OscArgument.Nil, OscArgument.Impulse));
        Assert.Equal("/a\0\0,TFNI\0\0\0"u8.ToArray(), bytes);
    }

    [Fact]
    public void Blob_is_preceded_by_its_length_and_padded_with_zeros() =>
        Assert.Equal("/b\0\0,b\0\0\0\0\0\u0003\u0001\u0002\u0003\0"u8.ToArray(), Wire.Encode(new OscMessage("/b", OscArgument.From([1, 2, 3]))));

    [Fact]
    public void Eight_byte_types_are_big_endian()
    {
        var bytes = Wire.Encode(new OscMessage(
            "/c", OscArgument.From(0x0102030405060708L), OscArgument.From(1.0), OscArgument.TimeTag(1)));
        Assert.Equal("2f6300002c68647400000000" + "0102030405060708" + "3ff0000000000000" + "0000000000000001", Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void Reads_a_message_without_type_tags() =>
        Assert.Empty(Wire.DecodeSingle("/next\0\0\0"u8).Arguments);

    [Fact]
    public void Reads_nested_bundles_in_order()
    {
        var packet = Wire.EncodeBundle(
            Wire.Encode(new OscMessage("/one")), Wire.EncodeBundle(Wire.Encode(new OscMessage("/two"))), Wire.Encode(new OscMessage("/three")));
        Assert.True(OscPacket.TryRead(packet, out var messages));
        Assert.Equal(["/one", "/two", "/three"], messages.Select(m => m.Address));
    }
}
