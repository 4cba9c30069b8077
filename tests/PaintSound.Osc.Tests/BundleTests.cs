using FsCheck;
using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

/// <summary>An element of a bundle that PaintSound cannot read, or does not use, loses nothing else.</summary>
public class BundleTests
{
    private static readonly byte[] First = Wire.Encode(new OscMessage("/first", OscArgument.From(1)));
    private static readonly byte[] Last = Wire.Encode(new OscMessage("/last", OscArgument.From("x")));

    [Property]
    public void A_written_bundle_is_read_with_the_same_messages_or_does_not_fit(byte count, ushort length)
    {
        OscMessage[] messages = [.. Enumerable.Range(0, count % 20).Select(i => new OscMessage($"/a/{new string('b', i)}", OscArgument.From(i), OscArgument.From(new string('c', i))))];
        var packet = new byte[2_000];
        Assert.True(OscBundle.TryWrite(messages, packet, out var size));
        Assert.True(OscPacket.TryRead(packet.AsSpan(0, size), out var read));
        Assert.Equal(messages.Select(Wire.Encode), read.Select(Wire.Encode));
        Assert.Equal(length % 2_000 >= size, OscBundle.TryWrite(messages, packet.AsSpan(0, length % 2_000), out _));
    }

    [Fact]
    public void A_written_bundle_has_the_bytes_of_the_specification()
    {
        var packet = new byte[64];
        Assert.True(OscBundle.TryWrite([new OscMessage("/a", OscArgument.From(1))], packet, out var length));
        Assert.Equal([.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12, .. "/a\0\0,i\0\0"u8, 0, 0, 0, 1], packet[..length]);
    }

    /// <summary>Every type of OSC 1.0 and 1.1, written byte by byte: type tags and arguments.</summary>
    public static TheoryData<string, byte[]> Types { get; } = new()
    {
        { "i", [0, 0, 0, 1] },
        { "f", [0x3f, 0x80, 0, 0] },
        { "s", "word\0\0\0\0"u8.ToArray() },
        { "b", [0, 0, 0, 5, 1, 2, 3, 4, 5, 0, 0, 0] },
        { "b", [0, 0, 0, 0] },
        { "h", [0, 0, 0, 0, 0, 0, 0, 1] },
        { "t", [0, 0, 0, 0, 0, 0, 0, 1] },
        { "d", [0x3f, 0xf0, 0, 0, 0, 0, 0, 0] },
        { "S", "symbol\0\0"u8.ToArray() },
        { "c", [0, 0, 0, 0x41] },
        { "r", [0xff, 0x80, 0x40, 0xff] },
        { "m", [0, 0x90, 0x3c, 0x7f] },
        { "T", [] },
        { "F", [] },
        { "N", [] },
        { "I", [] },
        { "[]", [] },
        { "[if]", [0, 0, 0, 1, 0x3f, 0x80, 0, 0] },
        { "[[r]c]", [1, 2, 3, 4, 0, 0, 0, 0x41] },
        { "ifsbhtdScrmTFNI[r]", [.. "\0\0\0\u0001\0\0\0\0ab\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0ab\0\0\0\0\0A"u8, 1, 2, 3, 4, 0, 0x90, 0, 0, 5, 6, 7, 8] },
    };

    /// <summary>Elements that cannot be read, each with its stated size.</summary>
    public static TheoryData<string, byte[]> Unreadable { get; } = new()
    {
        { "unknown type", "/a\0\0,q\0\0\0\0\0\u0001"u8.ToArray() },
        { "unknown type after known ones", "/a\0\0,iq\0\0\0\0\u0001"u8.ToArray() },
        { "unknown type that is not ASCII", "/a\0\0,\u00e9\0"u8.ToArray() },
        { "argument missing", "/a\0\0,i\0\0"u8.ToArray() },
        { "colour missing", "/a\0\0,r\0\0"u8.ToArray() },
        { "too many bytes", "/a\0\0,i\0\0\0\0\0\u0001\0\0\0\u0001"u8.ToArray() },
        { "blob longer than its message", "/a\0\0,b\0\0\0\0\0\u0009abcd"u8.ToArray() },
        { "blob of maximum length", [.. "/a\0\0,b\0\0"u8, 0x7f, 0xff, 0xff, 0xff] },
        { "no address", "bad\0"u8.ToArray() },
        { "no type tags", "/a\0\0i\0\0\0\0\0\0\u0001"u8.ToArray() },
        { "nothing", [] },
        { "a bundle without a time", "#bundle\0"u8.ToArray() },
        { "a bundle with a wrong size", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16, .. "/a\0\0"u8] },
        { "a bundle with a negative size", [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xfc, .. "/a\0\0"u8] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_is_read_by_its_size(string types, byte[] arguments)
    {
        byte[] message = [.. "/any\0\0\0\0"u8, .. Padded("," + types), .. arguments];
        var content = OscPacket.Read(Wire.EncodeBundle(First, message, Last));
        Assert.Equal(["/first", "/any", "/last"], content.Messages.Select(read => read.Address));
        Assert.Equal("," + types, content.Messages[1].TypeTags);
        Assert.Equal((0, ""), (content.Unreadable, content.Problem));
        Assert.Equal(message, Wire.Encode(content.Messages[1]));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void An_unreadable_element_loses_nothing_else(string description, byte[] element)
    {
        foreach (var packet in new[]
        {
            Wire.EncodeBundle(First, element, Last),
            Wire.EncodeBundle(First, Wire.EncodeBundle(element), Last),
            Wire.EncodeBundle(Wire.EncodeBundle(First, element), Wire.EncodeBundle(element, Last)),
        })
        {
            var content = OscPacket.Read(packet);
            Assert.Equal(["/first", "/last"], content.Messages.Select(read => read.Address));
            Assert.True(content.Unreadable > 0 && content.Problem.Length > 0, description);
            Assert.False(OscPacket.TryRead(packet, out var messages));
            Assert.Equal(2, messages.Count);
        }
    }

    [Fact]
    public void The_problem_names_the_address_of_a_message_with_an_unknown_type() =>
        Assert.Equal("/a has an argument of an unknown type", OscPacket.Read("/a\0\0,q\0\0"u8).Problem);

    [Fact]
    public void What_was_read_before_a_wrong_size_stays()
    {
        var content = OscPacket.Read([.. Wire.EncodeBundle(First, Last), 0, 0, 0, 99, .. "/a\0\0"u8]);
        Assert.Equal(["/first", "/last"], content.Messages.Select(read => read.Address));
        Assert.Equal((1, "a bundle states a wrong size"), (content.Unreadable, content.Problem));
    }

    [Property(Arbitrary = [typeof(Messages)], MaxTest = 1000)]
    public void Good_messages_around_random_bytes_are_read(OscMessage before, byte[] bytes, OscMessage after)
    {
        byte[] element = [.. bytes, .. new byte[(4 - (bytes.Length % 4)) % 4]];
        var content = OscPacket.Read(Wire.EncodeBundle(Wire.Encode(before), element, Wire.Encode(after)));
        Assert.Equal(before.Address, content.Messages[0].Address);
        Assert.Equal(after.Address, content.Messages[^1].Address);
        Assert.Equal(after.Arguments, content.Messages[^1].Arguments);
    }

    [Property(MaxTest = 2000)]
    public void Never_throws_on_any_size(int size, byte[] bytes, NonNegativeInt depth)
    {
        byte[] packet = [.. "#bundle\0"u8, 0, 0, 0, 0, 0, 0, 0, 1, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, .. bytes];
        for (var i = 0; i < depth.Get % 12; i++)
        {
            packet = Wire.EncodeBundle(packet);
        }

        Assert.True(OscPacket.Read(packet).Messages.Count <= 1 + (bytes.Length / 4));
    }

    private static byte[] Padded(string text)
    {
        var bytes = new byte[(text.Length + 4) & ~3];
        System.Text.Encoding.ASCII.GetBytes(text, bytes);
        return bytes;
    }
}
