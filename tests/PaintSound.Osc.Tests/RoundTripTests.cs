using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class RoundTripTests
{
    [Property(Arbitrary = [typeof(Messages)], MaxTest = 1000)]
    public void Reads_what_was_written(OscMessage message)
    {
        var read = Wire.DecodeSingle(Wire.Encode(message));
        Assert.Equal(message.Address, read.Address);
        Assert.Equal(message.Arguments, read.Arguments);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void Same_message_gives_the_same_bytes_in_a_dirty_buffer(OscMessage message)
    {
        var dirty = new byte[OscPacket.MaximumBytes];
        dirty.AsSpan().Fill(0xff);
        Assert.True(message.TryWrite(dirty, out var length));
        Assert.Equal(Wire.Encode(message), dirty[..length]);
        Assert.Equal(0, length % 4);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void Needs_a_buffer_of_exactly_the_packet_length(OscMessage message)
    {
        var length = Wire.Encode(message).Length;
        Assert.True(message.TryWrite(new byte[length], out _));
        Assert.False(message.TryWrite(new byte[length - 1], out var written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Text_ends_before_its_first_nul() =>
        Assert.Equal(OscArgument.From("ab"), Wire.DecodeSingle(Wire.Encode(new OscMessage("/a", OscArgument.From("ab\0cd")))).Arguments[0]);

    [Fact]
    public void Replaces_half_a_surrogate_pair() =>
        Assert.Equal(OscArgument.From("a\ufffdb"), Wire.DecodeSingle(Wire.Encode(new OscMessage("/a", OscArgument.From("a\ud800b")))).Arguments[0]);

    [Theory]
    [InlineData("")]
    [InlineData("no/slash")]
    [InlineData("/a space")]
    [InlineData("/ümlaut")]
    public void Refuses_an_invalid_address(string address) =>
        Assert.Throws<ArgumentException>(() => new OscMessage(address));
}
