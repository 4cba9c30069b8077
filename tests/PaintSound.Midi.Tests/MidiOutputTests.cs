using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;
using PaintSound.Core.Sources;
using PaintSound.Midi.Streams;

namespace PaintSound.Midi.Tests;

public sealed class MidiOutputTests : IDisposable
{
    private static readonly ControlChange Coarse = new(16, 20);
    private static readonly ControlChange Fine = new(1, 3, Fine: true);
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
    public void A_note_is_pressed_when_it_is_due_and_let_go_after_its_length()
    {
        _output.Play(new MidiNote(2, 60), 127, In(0.5), TimeSpan.FromSeconds(0.1));
        Assert.Equal(TimeSpan.FromSeconds(0.25), _output.Step());
        Assert.Empty(_port.Sent);
        Pass(0.5);
        Assert.Equal(["913C7F"], _port.Sent);
        Pass(0.1);
        Assert.Equal(["913C7F", "813C00"], _port.Sent);
        Assert.Equal((2L, 0L, 0L), (_output.Sent, _output.Late, _output.Dropped));
    }

    [Fact]
    public void A_late_note_is_dropped_with_its_end_and_counted()
    {
        _output.Play(new MidiNote(1, 60), 127, In(0), TimeSpan.FromSeconds(0.1));
        Pass(MidiOutput.Patience.TotalSeconds + 0.01);
        Pass(1);
        Assert.Empty(_port.Sent);
        Assert.Equal((0L, 1L, 0L), (_output.Sent, _output.Late, _output.Dropped));
    }

    [Fact]
    public void While_the_port_is_gone_nothing_piles_up_and_it_is_logged_once()
    {
        _port.IsThere = _isPlugged = false;
        for (var second = 0; second < 60; second++)
        {
            Pass(1);
            _output.Play(new MidiNote(1, 60), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(0.1));
            _output.Step();
        }

        Assert.True(_port.IsClosed);
        Assert.Equal(SourceState.Retrying, _output.State);
        Assert.Equal(
            "MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.",
            Assert.Single(_logger.Collector.GetSnapshot()).Message);
        (_isPlugged, _port) = (true, new FakePort());
        Pass(1);
        Assert.Equal(SourceState.Running, _output.State);
        Assert.Equal("MIDI: fake is open.", _logger.LatestRecord.Message);
        Assert.Empty(_port.Sent);
        Assert.Equal((60L, 2), (_output.Dropped, _opened));
        _output.Play(new MidiNote(1, 61), 127, _time.GetTimestamp(), TimeSpan.FromSeconds(0.1));
        Pass(0);
        Assert.Equal(["903D7F"], _port.Sent);
    }

    [Fact]
    public void A_port_that_refuses_is_opened_again_and_the_controllers_are_told_it_anew()
    {
        _output.Set(Coarse, 1);
        Pass(0);
        Assert.Equal(["BF147F"], _port.Sent);
        _port.Refuses = true;
        _output.Set(Coarse, 0.5);
        Pass(0.1);
        Assert.Equal(
            "MIDI: the port fake is gone. The show continues without this port; PaintSound keeps trying to open it.",
            Assert.Single(_logger.Collector.GetSnapshot()).Message);
        _port = new FakePort();
        Pass(1);
        Pass(0.1);
        Assert.Equal(["BF1440"], _port.Sent);
    }

    [Fact]
    public void More_than_can_wait_is_dropped_and_counted()
    {
        for (var i = 0; i < 300; i++)
        {
            _output.Play(new MidiNote(1, 60), 127, In(5), TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal(44, _output.Dropped);
    }

    [Fact]
    public void A_controller_is_sent_only_when_it_changes_and_its_last_value_arrives()
    {
        for (var i = 0; i < 100; i++)
        {
            _output.Set(Coarse, i / 1000.0);
            _output.Set(Coarse, i / 100.0);
        }

        Pass(0);
        new MidiParameter(_output, Coarse).SetValue(0.9901);
        Pass(0);
        Assert.Equal(["BF147E"], _port.Sent);
    }

    [Fact]
    public void What_is_due_at_one_moment_goes_in_the_order_it_came()
    {
        for (var note = 0; note < 50; note++)
        {
            _output.Play(new MidiNote(1, note), 127, In(0), TimeSpan.FromSeconds(0.1));
        }

        Pass(0);
        Assert.Equal(Enumerable.Range(0, 50).Select(note => $"90{note:X2}7F"), _port.Sent);
    }

    [Theory]
    [InlineData(0, "B00300", "B02300")]
    [InlineData(1, "B0037F", "B0237F")]
    [InlineData(0.5, "B00340", "B02300")]
    [InlineData(-3, "B00300", "B02300")]
    [InlineData(double.PositiveInfinity, "B0037F", "B0237F")]
    public void Fourteen_bits_are_a_pair_with_the_upper_seven_first(double value, string upper, string lower)
    {
        _output.Set(Fine, value);
        Pass(0);
        Assert.Equal([upper, lower], _port.Sent);
    }

    [Fact]
    public void A_started_output_ends_leaves_no_key_pressed_and_gives_the_driver_time_for_what_is_last()
    {
        long over;
        using (var output = new MidiOutput(Open, RateLimitedLogger.Once(_logger), TimeProvider.System))
        {
            output.Start();
            Assert.True(SpinWait.SpinUntil(() => output.State == SourceState.Running, TimeSpan.FromSeconds(60)));
            output.Play(new MidiNote(1, 60), 127, TimeProvider.System.GetTimestamp(), TimeSpan.FromSeconds(100));
            Assert.True(SpinWait.SpinUntil(() => output.Sent == 1, TimeSpan.FromSeconds(60)));
            over = TimeProvider.System.GetTimestamp();
        }

        Assert.Equal(["903C7F", "803C00"], _port.Sent);
        Assert.True(_port.IsClosed);

        // Not how fast: the driver has at least a fifth of a second for the last message.
        Assert.InRange(TimeProvider.System.GetElapsedTime(over).TotalSeconds, 0.19, double.PositiveInfinity);
    }

    private FakePort Open() => _isPlugged ? _port : throw new MidiException("there is no MIDI port fake.");

    private long In(double seconds) => _time.GetTimestamp() + (long)(seconds * _time.TimestampFrequency);

    private void Pass(double seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _output.Step();
    }
}
