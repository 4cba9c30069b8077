using FsCheck.Xunit;
using PaintSound.Core.Beat;

namespace PaintSound.Core.Tests.Beat;

public class BeatClockTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);
    private readonly FakeTimeProvider _time = new();
    private readonly long _start;
    private readonly BeatClock _clock;

    public BeatClockTests() => (_clock, _start) = (new BeatClock("test", _time), _time.GetTimestamp());

    [Fact]
    public void Knows_nothing_before_the_first_report() => Assert.Null(_clock.Timeline);

    [Fact]
    public void Is_unknown_after_ten_seconds_without_a_report()
    {
        Report(0, 120);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(19.8, _clock.Timeline!.GetPosition(_time.GetTimestamp()), 6);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Null(_clock.Timeline);
    }

    [Fact]
    public void Ignores_reports_that_cannot_be()
    {
        Report(0, 0);
        Report(double.NaN, 120);
        _clock.Update(new BeatReport(120, new TimeSignature(0, 4), 0, true), _time.GetTimestamp());
        Assert.Null(_clock.Timeline);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(120)]
    [InlineData(999)]
    public void The_phase_is_within_three_milliseconds_of_clicks_of_late_reports(double tempo)
    {
        // Reports at 25 Hz, each up to 60 ms late: Live's step of 10 ms, its own delay, and the datagram.
        var random = new Random(1);
        var errors = new List<double>();
        for (var i = 0; i < 3_000; i++)
        {
            var now = _time.GetTimestamp();
            var seconds = _time.GetElapsedTime(_start, now).TotalSeconds;
            Report((seconds - 0.004 - (random.NextDouble() * 0.056)) * tempo / 60, tempo);
            if (i > 100)
            {
                // The constant part of the delay, 4 ms, cannot be known.
                errors.Add(Math.Abs((_clock.Timeline!.GetPosition(now) / tempo * 60) - seconds + 0.004));
            }

            _time.Advance(Interval);
        }

        errors.Sort();
        Assert.InRange(errors[(int)(errors.Count * 0.95)], 0, 0.003);
    }

    [Fact]
    public void A_jump_applies_at_once_forward_and_back()
    {
        Report(0, 120);
        _time.Advance(Interval);
        Report(64, 120);
        Assert.Equal(64, Position, 9);
        _time.Advance(Interval);
        Report(4, 120);
        Assert.Equal(4, Position, 9);
    }

    [Fact]
    public void Stop_and_start_apply_at_once()
    {
        Report(0, 120);
        _time.Advance(Interval);
        _clock.Update(new BeatReport(120, TimeSignature.Common, 0.05, IsPlaying: false), _time.GetTimestamp());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0.05, Position, 9);
        Report(0.05, 120);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2.05, Position, 6);
    }

    [Theory]
    [InlineData(120, 90)]
    [InlineData(90, 174)]
    public void Follows_a_change_of_tempo(double before, double after)
    {
        var random = new Random(2);
        var position = 0.0;
        for (var i = 0; i < 400; i++)
        {
            var tempo = i < 200 ? before : after;
            Report(position - (random.NextDouble() * 0.03 * tempo / 60), tempo);
            position += tempo / 60 * Interval.TotalSeconds;
            _time.Advance(Interval);
        }

        Assert.Equal(position, Position, after / 60 * 0.003);
        Assert.Equal(after, _clock.Timeline!.Tempo);
    }

    [Property]
    public bool Never_goes_back_without_a_jump(int seed, ushort tempoSeed)
    {
        var time = new FakeTimeProvider();
        var clock = new BeatClock("test", time);
        var random = new Random(seed);
        var tempo = 20.0 + (tempoSeed % 980);
        var (position, last) = (0.0, double.MinValue);
        for (var i = 0; i < 200; i++)
        {
            tempo = random.Next(20) == 0 ? 20 + (random.NextDouble() * 979) : tempo;
            // Late by at most half of the threshold of a jump.
            clock.Update(new BeatReport(tempo, TimeSignature.Common, position - (random.NextDouble() * 0.1 * tempo / 60), true), time.GetTimestamp());
            for (var part = 0; part < 4; part++)
            {
                var present = clock.Timeline!.GetPosition(time.GetTimestamp());
                if (present < last - 1e-9)
                {
                    return Math.Abs(present - last) > tempo / 60 * BeatClock.JumpThreshold.TotalSeconds;
                }

                last = present;
                var step = random.NextDouble() * 0.02;
                position += step * tempo / 60;
                time.Advance(TimeSpan.FromSeconds(step));
            }
        }

        return true;
    }

    private double Position => _clock.Timeline!.GetPosition(_time.GetTimestamp());

    private void Report(double position, double tempo) =>
        _clock.Update(new BeatReport(tempo, TimeSignature.Common, position, IsPlaying: true), _time.GetTimestamp());
}
