using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiInputTests
{
    private readonly List<FakePort> _ports = [];

    [Fact]
    public void Handles_every_message_and_reopens_a_lost_port()
    {
        var time = new FakeTimeProvider();
        var logger = new FakeLogger();
        List<string> handled = [];
        var ports = new Queue<FakePort>([new FakePort(), new FakePort()]);
        var first = ports.Peek();
        using var input = new MidiInput(
            () => ports.TryDequeue(out var next) ? next : throw new MidiException("there is no MIDI port fake"),
            message => handled.Add(Convert.ToHexString(message)),
            RateLimitedLogger.Once(logger),
            time);
        first.Received.Enqueue([0xB0, 1, 2]);
        first.Received.Enqueue([0xF0, 1, 0xF7]);
        input.Step();
        Assert.Equal(["B00102", "F001F7"], handled);
        first.IsConnected = false;
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        ports.Peek().Received.Enqueue([0x90, 1, 2]);
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        Assert.Equal("900102", handled[^1]);
        Assert.Equal(
            ["MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.", "MIDI: fake is open."],
            logger.Collector.GetSnapshot().Select(record => record.Message));
    }

    [Fact]
    public void Logs_a_common_problem_once_and_again_after_the_ports_were_open()
    {
        var time = new FakeTimeProvider();
        var logger = new FakeLogger();
        var shared = RateLimitedLogger.Once(logger);
        var isPlugged = false;
        using var one = new MidiInput(Open, _ => { }, shared, time);
        using var two = new MidiInput(Open, _ => { }, shared, time);
        Advance();
        Advance();
        Assert.Equal(1, logger.Collector.Count);
        isPlugged = true;
        Advance();
        Assert.Equal(3, logger.Collector.Count);
        _ports.ForEach(port => port.IsConnected = false);
        Advance();
        Assert.Equal(4, logger.Collector.Count);

        FakePort Open()
        {
            _ports.Add(isPlugged ? new FakePort() : throw new MidiException("there is no MIDI system"));
            return _ports[^1];
        }

        void Advance()
        {
            time.Advance(TimeSpan.FromSeconds(1));
            one.Step();
            two.Step();
        }
    }
}
