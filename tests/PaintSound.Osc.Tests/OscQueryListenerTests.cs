using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

public sealed class OscQueryListenerTests
{
    [Fact]
    public async Task Whoever_listens_gets_of_each_address_the_last_message_once()
    {
        var latest = new OscNamespace();
        using var sender = await OscSender.OpenAsync([], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken, latest);
        var (announcer, listener) = (new OscEventSender(sender), new OscQueryListener(latest));
        Assert.True(listener.Take("""{"COMMAND": "LISTEN", "DATA": "/paintsound/congruity"}"""u8));
        Assert.Empty(listener.News());
        announcer.Congruity(0.1f);
        announcer.Congruity(0.75f);
        announcer.BrushLevel(1);
        Assert.True(OscPacket.TryRead(Assert.Single(listener.News()), out var messages));
        Assert.Equal("/paintsound/congruity 0.75", Assert.Single(messages).ToString());
        Assert.Empty(listener.News());
        announcer.Congruity(0.75f);
        Assert.Single(listener.News());
        Assert.True(listener.Take("""{"COMMAND": "IGNORE", "DATA": "/paintsound/congruity"}"""u8));
        announcer.Congruity(0.2f);
        Assert.Empty(listener.News());
    }

    [Theory]
    [InlineData("")]
    [InlineData("LISTEN")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"COMMAND": 1, "DATA": "/paintsound/congruity"}""")]
    [InlineData("""{"COMMAND": "SHOUT", "DATA": "/paintsound/congruity"}""")]
    [InlineData("""{"COMMAND": "LISTEN", "DATA": "/paintsound/nothing"}""")]
    [InlineData("""{"COMMAND": "LISTEN", "DATA": "/paintsound/control/next"}""")]
    public void What_is_no_command_is_refused(string text)
    {
        var listener = new OscQueryListener(new OscNamespace());
        Assert.False(listener.Take(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(0, listener.Count);
    }
}
