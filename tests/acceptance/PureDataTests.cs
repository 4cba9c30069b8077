using Microsoft.Extensions.Logging.Testing;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Tests;

namespace PaintSound.Acceptance.Tests;

/// <summary>Pure Data hears what is announced, and answers by a control.</summary>
public class PureDataTests
{
    [Fact]
    public async Task Pure_data_hears_and_answers()
    {
        var stop = TestContext.Current.CancellationToken;
        var show = new FakeControl();
        var control = new OscControlReceiver(show, new FakeLogger<OscControlReceiver>(Assert.Fail), TimeProvider.System);
        using var receiver = OscReceiver.Open(new(System.Net.IPAddress.Loopback, 0), new FakeLogger<OscReceiver>(Assert.Fail), TimeProvider.System);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = receiver.RunAsync(control.Handle, ended.Token);

        var port = Ports.Free();
        using var peer = Peer.Start(
            "puredata-core", "pd", "-nogui", "-noaudio", "-nomidi", "-stderr", "-noprefs",
            "-send", $"paintsound-listen {port}", "-send", $"paintsound-answer {receiver.EndPoint.Port}",
            Path.Combine(AppContext.BaseDirectory, "peers", "paintsound.pd"));
        await peer.UntilAsync(() => Ports.IsTaken(port));
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", port)], new FakeLogger<OscSender>(Assert.Fail), TimeProvider.System, stop);
        var announcer = new OscEventSender(sender);

        announcer.BrushLevel(0.5f);
        announcer.SelectionMusic("w1", "Title here", "/music/a b.wav", 1.5f, 0.25f, 7);
        announcer.Heartbeat(7);

        Assert.Equal("BRUSH: level 0.5", await peer.LineAsync(l => l.StartsWith("BRUSH", StringComparison.Ordinal)));
        Assert.Equal(
            @"SELECTION: music w1 Title\ here /music/a\ b.wav 1.5 0.25 7",
            await peer.LineAsync(l => l.StartsWith("SELECTION", StringComparison.Ordinal)));

        // The patch sends the heartbeat's seconds back as a dwell, as the only type of number it knows: a float.
        await peer.UntilAsync(() => control.Handled > 0);
        Assert.Equal(["dwell 7"], show.Calls);
        await ended.CancelAsync();
        await running;
    }
}
