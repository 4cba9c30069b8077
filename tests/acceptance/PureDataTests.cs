using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Brush;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Tests;

namespace PaintSound.Acceptance.Tests;

/// <summary>Pure Data receives events and sends a control.</summary>
public class PureDataTests
{
    [Fact]
    public async Task Pure_Data_receives_events_and_sends_a_control()
    {
        var stop = TestContext.Current.CancellationToken;
        var show = new FakeControl();
        var control = new OscControlReceiver(show, new FakeLogger<OscControlReceiver>(Assert.Fail), TimeProvider.System);
        using var receiver = OscReceiver.Open(new(System.Net.IPAddress.Loopback, 0), new FakeLogger<OscReceiver>(Assert.Fail), TimeProvider.System);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = receiver.RunAsync(control.Handle, cancel.Token);

        var port = FreePort.Find();
        using var program = ChildProcess.Start(
            "puredata-core", "pd", "-nogui", "-noaudio", "-nomidi", "-stderr", "-noprefs",
            "-send", $"paintsound-listen {port}", "-send", $"paintsound-answer {receiver.EndPoint.Port}",
            Path.Combine(AppContext.BaseDirectory, "peers", "paintsound.pd"));
        await program.WaitUntilAsync(() => Ports.IsTaken(port));
        using var sender = await OscSender.OpenAsync([new OscTarget("127.0.0.1", port)], new FakeLogger<OscSender>(Assert.Fail), TimeProvider.System, stop);
        var events = new OscOutput(sender);

        events.OnBrush(new BrushFeatures(0.5f, 0, 0, 0));
        events.OnSelected(SampleEvents.CreateSelection("w1", "Title here", "/music/a b.wav", 1.5f, 0.25f, 7));
        events.OnHeartbeat(TimeSpan.FromSeconds(7));

        Assert.Equal("BRUSH: level 0.5", await program.WaitForLineAsync(l => l.StartsWith("BRUSH", StringComparison.Ordinal)));
        Assert.Equal(
            @"SELECTION: music w1 Title\ here /music/a\ b.wav 1.5 0.25 7",
            await program.WaitForLineAsync(l => l.StartsWith("SELECTION: music", StringComparison.Ordinal)));

        // The patch sends the seconds of the heartbeat back as the dwell. Pure Data sends all numbers as floats.
        await program.WaitUntilAsync(() => control.Handled > 0);
        Assert.Equal(["dwell 7"], show.Calls);
        await cancel.CancelAsync();
        await running;
    }
}
