using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Timecode;

namespace PaintSound.Core.Tests.Timecode;

public class LtcWordTests
{
    // Written by hand from the table of SMPTE ST 12-1: each group is a digit with its flags and the user bits behind it, first bit first.
    [Theory]
    [InlineData(SmpteRate.Fps25, "12:34:56:17", "1110 0000 1000 0000 0110 0000 1010 0000 0010 0000 1100 0000 0100 0000 1000 0000 0011111111111101")]
    [InlineData(SmpteRate.Fps25, "12:34:56:16", "0110 0000 1000 0000 0110 0000 1010 0000 0010 0000 1100 0000 0100 0000 1001 0000 0011111111111101")]
    [InlineData(SmpteRate.Fps30, "00:00:00:00", "0000 0000 0000 0000 0000 0000 0001 0000 0000 0000 0000 0000 0000 0000 0000 0000 0011111111111101")]
    [InlineData(SmpteRate.Fps2997Drop, "00:00:00:02", "0100 0000 0010 0000 0000 0000 0001 0000 0000 0000 0000 0000 0000 0000 0000 0000 0011111111111101")]
    [InlineData(SmpteRate.Fps24, "23:59:59:23", "1100 0000 0100 0000 1001 0000 1011 0000 1001 0000 1010 0000 1100 0000 0100 0000 0011111111111101")]
    public void Bits_stand_where_the_standard_puts_them(SmpteRate rate, string time, string expected)
    {
        Assert.True(SmpteTime.TryParse(time, rate, out var at));
        var word = LtcWord.Of(at, rate);
        Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), string.Concat(Enumerable.Range(0, LtcWord.Bits).Select(bit => (word >> bit) & 1)));
    }

    [Property]
    public void Every_word_has_an_even_number_of_ones(SmpteRate rate, NonNegativeInt frame) =>
        Assert.Equal(UInt128.Zero, UInt128.PopCount(LtcWord.Of(SmpteTime.FromFrame(frame.Get, rate), rate)) % 2);
}
