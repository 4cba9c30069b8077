using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiInputTests
{
    private readonly List<FakePort> _ports = [];

    [Fact]
    public void Everything_that_came_is_handed_on_and_a_lost_port_is_opened_again()
    {
        var time = new FakeTimeProvider();
        var logger = new FakeLogger();
        List<string> heard = [];
        var ports = new Queue<FakePort>([new FakePort(), new FakePort()]);
        var first = ports.Peek();
        using var input = new MidiInput(
            () => ports.TryDequeue(out var next) ? next : throw new MidiException("there is no MIDI port fake"),
            message => heard.Add(Convert.ToHexString(message)),
            RateLimitedLogger.Once(logger),
            time);
        first.Arriving.Enqueue([0xB0, 1, 2]);
        first.Arriving.Enqueue([0xF0, 1, 0xF7]);
        input.Step();
        Assert.Equal(["B00102", "F001F7"], heard);
        first.IsThere = false;
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        ports.Peek().Arriving.Enqueue([0x90, 1, 2]);
        time.Advance(TimeSpan.FromSeconds(1));
        input.Step();
        Assert.Equal("900102", heard[^1]);
        Assert.Equal(
            ["MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.", "MIDI: fake is open."],
            logger.Collector.GetSnapshot().Select(record => record.Message));
    }

    [Fact]
    public void What_keeps_all_ports_of_a_system_closed_is_logged_once_and_again_after_they_were_open()
    {
        var time = new FakeTimeProvider();
        var logger = new FakeLogger();
        var shared = RateLimitedLogger.Once(logger);
        var isPlugged = false;
        using var one = new MidiInput(Open, _ => { }, shared, time);
        using var two = new MidiInput(Open, _ => { }, shared, time);
        Pass();
        Pass();
        Assert.Equal(1, logger.Collector.Count);
        isPlugged = true;
        Pass();
        Assert.Equal(3, logger.Collector.Count);
        _ports.ForEach(port => port.IsThere = false);
        Pass();
        Assert.Equal(4, logger.Collector.Count);

        FakePort Open()
        {
            _ports.Add(isPlugged ? new FakePort() : throw new MidiException("there is no MIDI system"));
            return _ports[^1];
        }

        void Pass()
        {
            time.Advance(TimeSpan.FromSeconds(1));
            one.Step();
            two.Step();
        }
    }
}
