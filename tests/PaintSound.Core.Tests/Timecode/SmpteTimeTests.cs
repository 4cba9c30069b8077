using FsCheck;
using FsCheck.Xunit;
using PaintSound.Core.Timecode;

namespace PaintSound.Core.Tests.Timecode;

public class SmpteTimeTests
{
    [Theory]
    [InlineData(SmpteRate.Fps24, 24, "00:00:01:00")]
    [InlineData(SmpteRate.Fps25, (25 * 3600) - 1, "00:59:59:24")]
    [InlineData(SmpteRate.Fps30, 30 * 86_400, "00:00:00:00")]
    [InlineData(SmpteRate.Fps2997Drop, 1799, "00:00:59:29")]
    [InlineData(SmpteRate.Fps2997Drop, 1800, "00:01:00:02")]
    [InlineData(SmpteRate.Fps2997Drop, 17_981, "00:09:59:29")]
    [InlineData(SmpteRate.Fps2997Drop, 17_982, "00:10:00:00")]
    [InlineData(SmpteRate.Fps2997Drop, 107_892, "01:00:00:00")]
    public void Frames_have_the_numbers_of_SMPTE(SmpteRate rate, long frame, string expected)
    {
        Assert.Equal(expected, SmpteTime.FromFrame(frame, rate).ToString());
        Assert.True(SmpteTime.TryParse(expected, rate, out var time));

        // A day has 2,592,000 frames of 30 per second.
        Assert.Equal(frame % 2_592_000, time.ToFrame(rate));
    }

    [Property]
    public void A_number_leads_back_to_its_frame(SmpteRate rate, NonNegativeInt number)
    {
        var frame = number.Get * 997L % (24 * 3600 * 29);
        Assert.Equal(frame, SmpteTime.FromFrame(frame, rate).ToFrame(rate));
    }

    [Theory]
    [InlineData(SmpteRate.Fps25, "00:00:00:25")]
    [InlineData(SmpteRate.Fps24, "00:00:00:24")]
    [InlineData(SmpteRate.Fps2997Drop, "00:01:00:00")]
    [InlineData(SmpteRate.Fps2997Drop, "00:59:00:01")]
    [InlineData(SmpteRate.Fps30, "24:00:00:00")]
    [InlineData(SmpteRate.Fps30, "00:60:00:00")]
    [InlineData(SmpteRate.Fps30, "00:00:00")]
    [InlineData(SmpteRate.Fps30, "00:00:00:-1")]
    [InlineData(SmpteRate.Fps30, "one hour")]
    [InlineData(SmpteRate.Fps30, "99999999999:0:0:0")]
    public void A_number_that_no_frame_has_is_refused(SmpteRate rate, string text) => Assert.False(SmpteTime.TryParse(text, rate, out _));
}
