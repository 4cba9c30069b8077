using Microsoft.Extensions.Logging.Abstractions;
using PaintSound.Core.Brush;
using PaintSound.Core.Congruity;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;
using PaintSound.Osc.Query;

namespace PaintSound.Osc.Tests;

public sealed class OscQueryListenerTests
{
    [Fact]
    public async Task Returns_the_last_message_of_each_selected_address_once()
    {
        var latest = new OscNamespace();
        using var sender = await OscSender.OpenAsync([], NullLogger<OscSender>.Instance, TimeProvider.System, TestContext.Current.CancellationToken, latest);
        var (events, listener) = (new OscOutput(sender), new OscQueryListener(latest));
        Assert.True(listener.TryHandle("""{"COMMAND": "LISTEN", "DATA": "/paintsound/congruity"}"""u8.ToArray()));
        Assert.Empty(listener.ReadNew());
        events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.1f, 0, 0, default));
        events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.75f, 0, 0, default));
        events.OnBrush(new BrushFeatures(1, 0, 0, 0));
        Assert.True(OscPacket.TryRead(Assert.Single(listener.ReadNew()), out var messages));
        Assert.Equal("/paintsound/congruity 0.75", Assert.Single(messages).ToString());
        Assert.Empty(listener.ReadNew());
        events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.75f, 0, 0, default));
        Assert.Single(listener.ReadNew());
        Assert.True(listener.TryHandle("""{"COMMAND": "IGNORE", "DATA": "/paintsound/congruity"}"""u8.ToArray()));
        events.OnCongruity(TimeSpan.Zero, new CongruityReading(0.2f, 0, 0, default));
        Assert.Empty(listener.ReadNew());
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
    public void Refuses_an_invalid_command(string text)
    {
        var listener = new OscQueryListener(new OscNamespace());
        Assert.False(listener.TryHandle(System.Text.Encoding.UTF8.GetBytes(text)));
        Assert.Equal(0, listener.Count);
    }
}
