using FsCheck.Xunit;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Tests;

public class RoundTripTests
{
    [Property(Arbitrary = [typeof(Messages)], MaxTest = 1000)]
    public void What_is_written_is_read(OscMessage message)
    {
        var read = Wire.Single(Wire.Bytes(message));
        Assert.Equal(message.Address, read.Address);
        Assert.Equal(message.Arguments, read.Arguments);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void The_same_message_gives_the_same_bytes_whatever_was_in_the_buffer(OscMessage message)
    {
        var dirty = new byte[OscPacket.MaximumBytes];
        dirty.AsSpan().Fill(0xff);
        Assert.True(message.TryWrite(dirty, out var length));
        Assert.Equal(Wire.Bytes(message), dirty[..length]);
        Assert.Equal(0, length % 4);
    }

    [Property(Arbitrary = [typeof(Messages)])]
    public void A_buffer_one_byte_too_small_is_refused_and_an_exact_one_is_not(OscMessage message)
    {
        var length = Wire.Bytes(message).Length;
        Assert.True(message.TryWrite(new byte[length], out _));
        Assert.False(message.TryWrite(new byte[length - 1], out var written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void A_text_ends_at_its_first_nul() =>
        Assert.Equal(OscArgument.From("ab"), Wire.Single(Wire.Bytes(new OscMessage("/a", OscArgument.From("ab\0cd")))).Arguments[0]);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_not_thrown() =>
        Assert.Equal(OscArgument.From("a\ufffdb"), Wire.Single(Wire.Bytes(new OscMessage("/a", OscArgument.From("a\ud800b")))).Arguments[0]);

    [Theory]
    [InlineData("")]
    [InlineData("no/slash")]
    [InlineData("/a space")]
    [InlineData("/ümlaut")]
    public void What_is_no_address_cannot_become_a_message(string address) =>
        Assert.Throws<ArgumentException>(() => new OscMessage(address));
}
