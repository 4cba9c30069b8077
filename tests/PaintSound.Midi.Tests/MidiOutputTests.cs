using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiOutputTests : IDisposable
{
    private static readonly ControlChange Coarse7Bit = new(16, 20);
    private static readonly ControlChange Fine14Bit = new(1, 3, IsFine: true);
    private readonly FakeTimeProvider _time = new();
    private readonly FakeLogger _logger = new();
    private readonly MidiOutput _output;
    private FakePort _port = new();
    private bool _isPlugged = true;
    private int _opened;

    public MidiOutputTests()
    {
        _output = new MidiOutput(Open, RateLimitedLogger.Once(_logger), _time, opened: () => _opened++);
        _output.Step();
    }

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Sends_note_on_at_the_due_time_and_note_off_after_the_length()
    {
        _output.Play(new MidiNote(2, 60), 127, After(0.5), TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.FromSeconds(0.25), _output.Step());
        Assert.Empty(_port.Sent);
        Advance(0.5);
        Assert.Equal(["913C7F"], _port.Sent);
        Advance(0.1);
        Assert.Equal(["913C7F", "813C00"], _port.Sent);
        Assert.Equal((2L, 0L, 0L), (_output.Sent, _output.Late, _output.Dropped));
    }

    [Fact]
    public void Warms_up_each_port_that_opens_with_a_note_off_that_does_not_count()
    {
        var ports = new Queue<FakePort>([new FakePort(), new FakePort()]);
        FakePort[] all = [.. ports];
        using var output = new MidiOutput(ports.Dequeue, RateLimitedLogger.Once(_logger), _time) { WarmUp = new MidiNote(16, 0) };
        output.Play(new MidiNote(1, 60), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(0.1));
        output.Step();
        Assert.Equal(["8F0000"], all[0].Sent);
        Assert.Equal((0L, 0L, 1L), (output.Sent, output.Late, output.Dropped));
        output.Play(new MidiNote(1, 61), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(5));
        output.Step();
        Assert.Equal(["8F0000", "903D7F"], all[0].Sent);
        all[0].IsConnected = false;
        _time.Advance(TimeSpan.FromSeconds(1));
        output.Step();
        _time.Advance(TimeSpan.FromSeconds(1));
        output.Step();
        Assert.Equal(["8F0000"], all[1].Sent);
    }

    [Fact]
    public void Sends_nothing_through_a_closed_gate_but_ends_the_notes_that_it_began()
    {
        var gate = new FakeGate { IsOpen = true };
        var port = new FakePort();
        using var output = new MidiOutput(() => port, RateLimitedLogger.Once(_logger), _time) { Gate = gate };
        output.Step();
        output.Play(new MidiNote(2, 60), 127, After(0), TimeSpan.FromSeconds(0.1));
        output.Step();
        gate.IsOpen = false;
        output.Play(new MidiNote(2, 61), 127, After(0), TimeSpan.FromSeconds(0.1));
        output.Set(Coarse7Bit, 1);
        _time.Advance(TimeSpan.FromSeconds(0.2));
        output.Step();
        Assert.Equal(["913C7F", "813C00"], port.Sent);

        // The value of a controller is sent when the gate opens; a note that was due before is not.
        gate.IsOpen = true;
        output.Step();
        Assert.Equal(["913C7F", "813C00", "BF147F"], port.Sent);
        Assert.Equal((0L, 0L), (output.Late, output.Dropped));
    }

    [Fact]
    public void Drops_and_counts_a_late_note_with_its_note_off()
    {
        _output.Play(new MidiNote(1, 60), 127, After(0), TimeSpan.FromSeconds(0.1));
        Advance(MidiOutput.MaxLateness.TotalSeconds + 0.01);
        Advance(1);
        Assert.Empty(_port.Sent);
        Assert.Equal((0L, 1L, 0L), (_output.Sent, _output.Late, _output.Dropped));
    }

    [Fact]
    public void Queues_nothing_and_logs_once_while_the_port_is_gone()
    {
        _port.IsConnected = _isPlugged = false;
        for (var second = 0; second < 60; second++)
        {
            Advance(1);
            _output.Play(new MidiNote(1, 60), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(0.1));
            _output.Step();
        }

        Assert.True(_port.IsClosed);
        Assert.Equal(SourceState.Retrying, _output.State);
        Assert.Equal(
            "MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.",
            Assert.Single(_logger.Collector.GetSnapshot()).Message);
        (_isPlugged, _port) = (true, new FakePort());
        Advance(1);
        Assert.Equal(SourceState.Running, _output.State);
        Assert.Equal("MIDI: fake is open.", _logger.LatestRecord.Message);
        Assert.Empty(_port.Sent);
        Assert.Equal((60L, 2), (_output.Dropped, _opened));
        _output.Play(new MidiNote(1, 61), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(0.1));
        Advance(0);
        Assert.Equal(["903D7F"], _port.Sent);
    }

    [Fact]
    public void Reopens_a_port_that_fails_and_sends_the_controllers_again()
    {
        _output.Set(Coarse7Bit, 1);
        Advance(0);
        Assert.Equal(["BF147F"], _port.Sent);
        _port.Refuses = true;
        _output.Set(Coarse7Bit, 0.5);
        Advance(0.1);
        Assert.Equal(
            "MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.",
            Assert.Single(_logger.Collector.GetSnapshot()).Message);
        _port = new FakePort();
        Advance(1);
        Advance(0.1);
        Assert.Equal(["BF1440"], _port.Sent);
    }

    [Fact]
    public void Drops_and_counts_messages_beyond_the_limit()
    {
        for (var i = 0; i < 300; i++)
        {
            _output.Play(new MidiNote(1, 60), 127, After(5), TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(44, _output.Dropped);
    }

    [Fact]
    public void Sends_a_controller_only_when_it_changes_and_always_its_last_value()
    {
        for (var i = 0; i < 100; i++)
        {
            _output.Set(Coarse7Bit, i / 1000.0);
            _output.Set(Coarse7Bit, i / 100.0);
        }

        Advance(0);
        new MidiParameter(_output, Coarse7Bit).SetValue(0.9901);
        Advance(0);
        Assert.Equal(["BF147E"], _port.Sent);
    }

    [Fact]
    public void Keeps_the_order_of_messages_with_the_same_due_time()
    {
        for (var note = 0; note < 50; note++)
        {
            _output.Play(new MidiNote(1, note), 127, After(0), TimeSpan.FromSeconds(0.1));
        }

        Advance(0);
        Assert.Equal(Enumerable.Range(0, 50).Select(note => $"90{note:X2}7F"), _port.Sent);
    }

    [Theory]
    [InlineData(0, "B00300", "B02300")]
    [InlineData(1, "B0037F", "B0237F")]
    [InlineData(0.5, "B00340", "B02300")]
    [InlineData(-3, "B00300", "B02300")]
    [InlineData(double.PositiveInfinity, "B0037F", "B0237F")]
    public void Sends_14_bits_as_a_pair_with_the_upper_7_first(double value, string upper, string lower)
    {
        _output.Set(Fine14Bit, value);
        Advance(0);
        Assert.Equal([upper, lower], _port.Sent);
    }

    [Fact]
    public void Dispose_sends_the_note_offs_and_waits_for_the_driver()
    {
        long end;
        using (var output = new MidiOutput(Open, RateLimitedLogger.Once(_logger), TimeProvider.System))
        {
            output.Start();
            Assert.True(SpinWait.SpinUntil(() => output.State == SourceState.Running, TimeSpan.FromSeconds(180)));
            output.Play(new MidiNote(1, 60), 127, TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(100));
            Assert.True(SpinWait.SpinUntil(() => output.Sent == 1, TimeSpan.FromSeconds(180)));
            end = TimeProvider.System.GetTimestamp();
        }

        Assert.Equal(["903C7F", "803C00"], _port.Sent);
        Assert.True(_port.IsClosed);

        // The driver has at least 0.2 s for the last message.
        Assert.InRange(TimeProvider.System.GetElapsedTime(end).TotalSeconds, 0.19, double.PositiveInfinity);
    }

    private FakePort Open() => _isPlugged ? _port : throw new MidiException("there is no MIDI port fake.");

    private long After(double seconds) => _time.GetTimestamp() + (long)(seconds * _time.TimestampFrequency);

    private void Advance(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _output.Step();
    }
}
