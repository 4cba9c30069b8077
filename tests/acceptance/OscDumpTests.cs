using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Brush;
using PaintSound.Core.Sources;
using PaintSound.Osc.Control;
using PaintSound.Osc.Output;
using PaintSound.Osc.Tests;

namespace PaintSound.Acceptance.Tests;

/// <summary>OSC with liblo: <c>oscdump</c> receives events, <c>oscsend</c> sends controls.</summary>
public class OscDumpTests
{
    private const string Package = "liblo-tools";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Oscdump_receives_every_event()
    {
        var port = FreePort.Find();
        using var program = ChildProcess.Start(Package, "oscdump", "-L", $"{port}");
        await program.WaitUntilAsync(() => Ports.IsTaken(port));
        using var sender = await OscSender.OpenAsync([OscTarget.Parse($"localhost:{port}")], new FakeLogger<OscSender>(Assert.Fail), TimeProvider.System, Stop);
        var events = new OscOutput(sender);

        events.OnBrush(new BrushFeatures(0.25f, 0.75f, 3.5f, 0));
        events.OnOnset(TimeSpan.Zero, 0.5f);
        events.OnStroke(TimeSpan.Zero, started: true);
        events.OnCanvas(TimeSpan.Zero, 0.125f);
        events.OnSelected(SampleEvents.CreateSelection("w1", "Prélude, for piano", "/music/prelude 1.flac", 12.5f, 0.0625f, 7.5f));
        events.OnSource(TimeSpan.Zero, new SourceReport(SourceKind.Canvas, SourceState.Stale, ""));
        events.OnHeartbeat(TimeSpan.FromSeconds(7));

        await program.WaitForLineAsync(l => l.Contains("/paintsound/heartbeat", StringComparison.Ordinal));
        Assert.Equal(
            [
                "/paintsound/brush/level f 0.250000",
                "/paintsound/brush/brightness f 0.750000",
                "/paintsound/brush/rate f 3.500000",
                "/paintsound/brush/onset f 0.500000",
                "/paintsound/brush/stroke i 1",
                "/paintsound/canvas/change f 0.125000",
                "/paintsound/selection/gain f 0.000000",
                "/paintsound/selection/music sssfff \"w1\" \"Prélude, for piano\" \"/music/prelude 1.flac\" 12.500000 0.062500 7.500000",
                "/paintsound/source/state ss \"canvas\" \"stale\"",
                "/paintsound/heartbeat i 7",
            ],
            program.Lines.Select(WithoutTime));
    }

    [Fact]
    public async Task Oscsend_sets_every_control()
    {
        var show = new FakeControl();
        var (logger, port) = (new FakeLogger<OscControlReceiver>(), new FakeLogger<OscReceiver>(Assert.Fail));
        var control = new OscControlReceiver(show, logger, TimeProvider.System);
        using var receiver = OscReceiver.Open(new(System.Net.IPAddress.Loopback, 0), port, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = receiver.RunAsync(control.Handle, stop.Token);

        string[][] messages =
        [
            ["gate", "f", "0.02"], ["dwell", "f", "2.5"], ["hold", "i", "1"], ["hold", "F"], ["next"],
            ["follow", "d", "0.75"], ["collection", "si", "own", "0"], ["gate", "f", "2"],
        ];
        foreach (var message in messages)
        {
            var before = control.Handled + control.Refused;
            using var program = ChildProcess.Start(
                Package, "oscsend", [$"osc.udp://127.0.0.1:{receiver.EndPoint.Port}", $"/paintsound/control/{message[0]}", .. message[1..]]);
            await program.WaitUntilAsync(() => control.Handled + control.Refused > before);
        }

        await stop.CancelAsync();
        await running;
        Assert.Equal(["gate 0.02", "dwell 2.5", "hold 1", "hold 0", "next 1", "follow 0.75", "collection own 0"], show.Calls);
        Assert.Equal((8, 0), (receiver.Received, receiver.Dropped));
        Assert.Equal("OSC /paintsound/control/gate: gate must be between 0.0001 and 1 (got 2).", Assert.Single(logger.Collector.GetSnapshot()).Message);
    }

    private static string WithoutTime(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
