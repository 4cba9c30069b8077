using PaintSound.Core.Beat;
using PaintSound.Midi.Clock;

namespace PaintSound.Midi.Tests.Clock;

public class MidiClockTests
{
    private const int TicksPerQuarter = 24;
    private readonly FakeTimeProvider _time = new();
    private readonly long _start;
    private readonly MidiClock _clock;
    private readonly List<double> _errors = [];

    public MidiClockTests() => (_clock, _start) = (new MidiClock(TimeSignature.Common, _time), _time.GetTimestamp());

    /// <summary>The ways in which ticks arrive: seconds between two looks at the port, and the longest delay before.</summary>
    public static TheoryData<double, double, double> Arrivals
    {
        get
        {
            var data = new TheoryData<double, double, double>();
            foreach (var tempo in new double[] { 20, 47.3, 120, 174, 300, 999 })
            {
                data.Add(tempo, 0, 0);
                data.Add(tempo, 0.001, 0.002);
                data.Add(tempo, 0.005, 0.003);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Arrivals))]
    public void Follows_tempo_and_position(double tempo, double poll, double jitter)
    {
        Handle(0xFA);
        Send(tempo, Math.Max(20, tempo / 60 * 10), poll, jitter, settle: Math.Max(4, tempo / 60 * 3));
        Assert.InRange(_clock.Timeline!.Tempo, tempo * 0.998, tempo * 1.002);
        Assert.InRange(P95, 0, 0.001 + poll);
    }

    [Theory]
    [InlineData(20, 50)]
    [InlineData(120, 50)]
    [InlineData(300, 50)]
    [InlineData(999, 1_000)]
    public void Counts_lost_ticks(double tempo, int oneOf)
    {
        Handle(0xFA);
        var random = new Random(3);

        // Single ticks are lost, and at one place seven in a row.
        Send(tempo, 100, 0.001, 0.001, settle: 90, isLost: tick => random.Next(oneOf) == 0 || tick is >= 400 and < 407);
        Assert.InRange(_errors.TakeLast(24).Max(), 0, 0.003);
    }

    [Theory]
    [InlineData(120, 60)]
    [InlineData(120, 128)]
    [InlineData(90, 174)]
    [InlineData(20, 999)]
    [InlineData(999, 20)]
    public void Follows_a_change_of_tempo(double before, double after)
    {
        Handle(0xFA);
        var quarters = Send(before, 20, 0.001, 0.001, settle: 20);
        Send(after, 20, 0.001, 0.001, settle: 16, from: quarters);
        Assert.InRange(_clock.Timeline!.Tempo, after * 0.998, after * 1.002);
        Assert.InRange(P95, 0, 0.003);
    }

    [Fact]
    public void Start_stop_continue_and_pointer_set_the_position()
    {
        Send(120, 4, 0, 0, settle: 4);
        Assert.Equal((false, 0), (_clock.Timeline!.IsPlaying, _clock.Timeline.Position));
        Handle(0xFA);
        Send(120, 4, 0, 0, settle: 4);
        Assert.True(_clock.Timeline!.IsPlaying);
        Handle(0xFC);
        Assert.False(_clock.Timeline!.IsPlaying);
        Assert.Equal(4, _clock.Timeline.Position, 0.01);
        Send(120, 4, 0, 0, settle: 4);
        Assert.Equal(4, _clock.Timeline!.Position, 0.01);
        Handle(0xFB);
        Send(120, 4, 0, 0, settle: 4);
        Assert.Equal(8, _clock.Timeline!.GetPosition(_time.GetTimestamp()), 0.01);
        Handle(0xFC);

        // Bar 3: 32 sixteenths.
        Handle(0xF2, 32, 0);
        Assert.Equal(8, _clock.Timeline!.Position, 0.01);
        Handle(0xFB);
        Send(120, 2, 0, 0, settle: 2);
        Assert.Equal((3, 3), (_clock.Timeline!.Read(_time.GetTimestamp()).Bar, _clock.Timeline.Read(_time.GetTimestamp()).Beat));
    }

    [Fact]
    public void Pointer_has_fourteen_bits()
    {
        Send(120, 1, 0, 0, settle: 1);
        Handle(0xF2, 0x7F, 0x7F);
        Assert.Equal(16_383 / 4.0, _clock.Timeline!.Position);
    }

    [Fact]
    public void Is_unknown_before_enough_ticks_and_after_a_second_without()
    {
        Handle(0xFA);
        for (var tick = 0; tick < ClockTicks.MinTicks - 1; tick++)
        {
            Handle(0xF8);
            _time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.Null(_clock.Timeline);
        Handle(0xF8);
        Assert.NotNull(_clock.Timeline);
        _time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Null(_clock.Timeline);
    }

    [Fact]
    public void Ignores_other_messages()
    {
        Handle(0xF2, 1);
        Handle(0x90, 60, 127);
        Handle(0xFE);
        Handle();
        Assert.Null(_clock.Timeline);
    }

    private double P95 => _errors.Order().ElementAt((int)(_errors.Count * 0.95));

    private double Now => _time.GetElapsedTime(_start).TotalSeconds;

    private void Handle(params byte[] message) => _clock.Handle(message);

    // Sends ticks of a tempo that start now, and keeps the error of the position in seconds at each, after the first quarter notes. Returns the next position.
    private double Send(double tempo, double quarters, double poll, double jitter, double settle, double from = 0, Func<int, bool>? isLost = null)
    {
        var (random, begin, ticks) = (new Random(7), Now, (int)(quarters * TicksPerQuarter));
        var last = begin;
        _errors.Clear();
        for (var tick = 0; tick < ticks; tick++)
        {
            if (isLost?.Invoke(tick) == true)
            {
                continue;
            }

            var sent = begin + (tick / (tempo / 60 * TicksPerQuarter)) + (random.NextDouble() * jitter);
            var arrives = Math.Max(last, poll > 0 ? Math.Ceiling(sent / poll) * poll : sent);
            _time.Advance(TimeSpan.FromSeconds(Math.Max(0, arrives - Now)));
            last = arrives;
            Handle(0xF8);
            if (tick > settle * TicksPerQuarter && _clock.Timeline is { IsPlaying: true } timeline)
            {
                var truth = from + ((Now - begin) * tempo / 60);
                _errors.Add(Math.Abs(timeline.GetPosition(_time.GetTimestamp()) - truth) / tempo * 60);
            }
        }

        _time.Advance(TimeSpan.FromSeconds(Math.Max(0, begin + (ticks / (tempo / 60 * TicksPerQuarter)) - Now)));
        return from + ((double)ticks / TicksPerQuarter);
    }
}
