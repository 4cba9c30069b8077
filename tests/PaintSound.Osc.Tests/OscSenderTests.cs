using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Control;
using PaintSound.Osc.Addresses;
using PaintSound.Osc.Codec;
using PaintSound.Osc.Output;

namespace PaintSound.Osc.Tests;

public class OscSenderTests
{
    private readonly FakeLogger<OscSender> _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_target_receives_every_message()
    {
        using var one = new Listener();
        using var two = new Listener();
        using var sender = await OpenAsync(one.Target, two.Target, one.Target);
        new OscOutput(sender).OnHeartbeat(TimeSpan.FromSeconds(1));

        Assert.Equal(one.Receive(), two.Receive());
        Assert.Equal(0, one.Waiting);
        Assert.Equal([1L, 1L], sender.Destinations.Select(d => d.Sent));
        Assert.Equal(0, _logger.Collector.Count);
    }

    [Fact]
    public async Task Nothing_goes_through_a_closed_gate_and_the_state_when_it_opens()
    {
        var gate = new FakeGate();
        using var listener = new Listener();
        using var sender = await OscSender.OpenAsync([listener.Target], _logger, TimeProvider.System, Stop, gate: gate);
        var events = new OscOutput(sender);
        events.OnControls(new ShowState());
        events.OnSelected(SampleEvents.CreateSelection("w", "Work", "/w.wav", 0, 0.5f, 1));
        events.OnHeartbeat(TimeSpan.FromSeconds(1));
        Assert.Equal(0, listener.Waiting);
        gate.IsOpen = true;
        events.OnSelected(SampleEvents.CreateSelection("w", "Work", "/w.wav", 0, 0.5f, 1) with { IsFollowed = true });
        events.OnTakeover(TimeSpan.FromSeconds(2));
        for (var i = 0; i < ControlTable.Of(new ShowState()).Count(control => control.Definition.Kind != ControlKind.Trigger); i++)
        {
            Assert.True(OscPacket.TryRead(listener.Receive(), out var messages));
            Assert.StartsWith("/paintsound/control/", messages[0].Address, StringComparison.Ordinal);
        }

        Assert.Equal(0, listener.Waiting);
    }

    [Fact]
    public async Task Logs_an_unknown_host_once_counts_it_and_sends_to_the_others()
    {
        using var listener = new Listener();
        using var sender = await OpenAsync(OscTarget.Parse("no-such-host.invalid:9000"), listener.Target);
        var events = new OscOutput(sender);
        for (var i = 0; i < 5; i++)
        {
            events.OnHeartbeat(TimeSpan.FromSeconds(i));
            listener.Receive();
        }

        Assert.Equal((0, 5), (sender.Destinations[0].Sent, sender.Destinations[0].Failed));
        Assert.Equal((5, 0), (sender.Destinations[1].Sent, sender.Destinations[1].Failed));
        Assert.Contains("no-such-host.invalid:9000: the host cannot be found", Assert.Single(_logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_a_closed_port_at_most_once_and_loses_nothing_after_it_opens()
    {
        int port;
        using (var closed = new Listener())
        {
            port = closed.Port;
        }

        using var sender = await OpenAsync(new OscTarget("127.0.0.1", port));
        var events = new OscOutput(sender);
        for (var i = 0; i < 20; i++)
        {
            events.OnHeartbeat(TimeSpan.FromSeconds(i));
        }

        using var listener = new Listener(port);
        events.OnHeartbeat(TimeSpan.FromSeconds(100));
        events.OnHeartbeat(TimeSpan.FromSeconds(101));
        Assert.Equal(OscArgument.From(100), Wire.DecodeSingle(listener.Receive()).Arguments[0]);
        Assert.Equal(OscArgument.From(101), Wire.DecodeSingle(listener.Receive()).Arguments[0]);
        Assert.InRange(_logger.Collector.Count, OperatingSystem.IsLinux() ? 1 : 0, 1);
        Assert.All(
            _logger.Collector.GetSnapshot(),
            logged => Assert.StartsWith($"OSC target 127.0.0.1:{port}: no program is listening.", logged.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Works_without_targets()
    {
        using var sender = await OpenAsync();
        new OscOutput(sender).OnHeartbeat(TimeSpan.FromSeconds(1));
        Assert.Empty(sender.Destinations);
    }

    [Fact]
    public async Task Can_send_from_many_threads()
    {
        using var listener = new Listener();
        using var sender = await OpenAsync(listener.Target);
        var events = new OscOutput(sender);
        await Parallel.ForAsync(0, 200, Stop, (i, _) =>
        {
            events.OnSelected(SampleEvents.CreateSelection($"w{i}", new string('t', i), "f", i, 0, 0));
            return ValueTask.CompletedTask;
        });

        var works = Enumerable.Range(0, 400).Select(_ => Wire.DecodeSingle(listener.Receive())).Where(m => m.Address == Catalogue.SelectionMusic.Address).ToArray();
        Assert.All(works, m => Assert.Equal($"\"{new string('t', int.Parse(m.Arguments[0].ToString()[2..^1]))}\"", m.Arguments[1].ToString()));
        Assert.Equal(200, works.Select(m => m.Arguments[0]).Distinct().Count());
    }

    private Task<OscSender> OpenAsync(params OscTarget[] targets) =>
        OscSender.OpenAsync(targets, _logger, TimeProvider.System, Stop);
}
