using FsCheck.Xunit;
using PaintSound.Core.Beat;

namespace PaintSound.Core.Tests.Beat;

public class BeatTimelineTests
{
    private const long Frequency = 10_000_000;
    private static readonly TimeSignature[] Signatures = [new(4, 4), new(3, 4), new(6, 8), new(7, 8), new(5, 16), new(2, 2), new(1, 1)];

    [Theory]
    [InlineData(0, 1, 1, 0, 0)]
    [InlineData(0.25, 1, 1, 0.5, 0.125)]
    [InlineData(1.75, 1, 4, 0.5, 0.875)]
    [InlineData(2, 2, 1, 0, 0)]
    [InlineData(61, 31, 3, 0, 0.5)]
    public void Reads_bar_beat_and_phase(double seconds, int bar, int beat, double phase, double barPhase)
    {
        var reading = new BeatTimeline(Frequency, 0, 0, 120, TimeSignature.Common, true).Read((long)(seconds * Frequency));
        Assert.Equal((bar, beat), (reading.Bar, reading.Beat));
        Assert.Equal(phase, reading.Phase, 5);
        Assert.Equal(barPhase, reading.BarPhase, 5);
    }

    [Fact]
    public void Beats_of_six_eight_are_eighths()
    {
        var reading = new BeatTimeline(Frequency, 0, 4.25, 120, new TimeSignature(6, 8), true).Read(0);
        Assert.Equal((2, 3), (reading.Bar, reading.Beat));
        Assert.Equal(0.5, reading.Phase, 5);
    }

    [Fact]
    public void Counts_bars_from_a_change_of_the_signature()
    {
        // Two bars of 4/4, then 3/4: bar 3 begins at 8 and bar 4 at 11 quarter notes.
        var timeline = new BeatTimeline(Frequency, 0, 11, 120, new TimeSignature(3, 4), true) { Bar = 3, BarStart = 8 };
        Assert.Equal((4, 1), (timeline.Read(0).Bar, timeline.Read(0).Beat));
        Assert.Equal(new BarBoundary(5, (long)(1.5 * Frequency)), timeline.GetNextBar(Frequency / 1000));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(4, 5)]
    [InlineData(8, 9)]
    public void Next_bar_of_every_few_begins_a_group(int bars, int expected) =>
        Assert.Equal(new BarBoundary(expected, (expected - 1) * 2 * Frequency), new BeatTimeline(Frequency, 0, 0, 120, TimeSignature.Common, true).GetNextBar(Frequency / 1000, bars));

    [Fact]
    public void A_bar_that_begins_now_is_the_next_one() =>
        Assert.Equal(new BarBoundary(1, 0), new BeatTimeline(Frequency, 0, 0, 120, TimeSignature.Common, true).GetNextBar(0));

    [Fact]
    public void Stands_while_it_does_not_play() =>
        Assert.Equal(3.5, new BeatTimeline(Frequency, 0, 3.5, 120, TimeSignature.Common, false).GetPosition(99 * Frequency));

    [Property]
    public bool Bar_beat_and_phase_are_those_of_the_position(int position, ushort tempo, byte kind, short barStart)
    {
        var timeline = Create(position, tempo, kind) with { Bar = 7, BarStart = barStart / 4.0 };
        var (bar, beat, phase, barPhase, _, _, _) = timeline.Read(timeline.Timestamp);
        var signature = timeline.Signature;
        var inBar = (beat - 1 + phase) * signature.BeatLength;
        return phase is >= 0 and < 1 && barPhase is >= 0 and < 1 && beat >= 1 && beat <= signature.Numerator
            && Math.Abs(timeline.BarStart + ((bar - 7) * signature.BarLength) + inBar - timeline.Position) < 1e-5
            && Math.Abs((barPhase * signature.BarLength) - inBar) < 1e-5;
    }

    [Property]
    public bool Never_goes_back(int position, ushort tempo, byte kind, sbyte correction, uint first, uint second)
    {
        var timeline = Create(position, tempo, kind);
        // The largest correction that the clock makes: its jump threshold, forward or back.
        timeline = timeline with { Correction = correction / 128.0 * BeatClock.JumpThreshold.TotalMinutes * timeline.Tempo };
        var (early, late) = first < second ? (first, second) : (second, first);
        return timeline.GetPosition(early) <= timeline.GetPosition(late);
    }

    [Property]
    public bool Time_of_a_position_is_the_inverse(int position, ushort tempo, byte kind, sbyte correction, ushort ahead)
    {
        var timeline = Create(position, tempo, kind);
        timeline = timeline with { Correction = correction / 128.0 * BeatClock.JumpThreshold.TotalMinutes * timeline.Tempo };
        var wanted = timeline.Position + (ahead / 1000.0);
        return Math.Abs(timeline.GetPosition(timeline.GetTimestamp(wanted)) - wanted) < 1e-4;
    }

    [Property]
    public bool Next_beat_and_next_bar_begin_with_phase_zero(int position, ushort tempo, byte kind, byte every)
    {
        var timeline = Create(position, tempo, kind);
        var bars = 1 + (every % 16);
        var beat = timeline.Read(timeline.GetNextBeat(0));
        var next = timeline.GetNextBar(0, bars);
        var bar = timeline.Read(next.Timestamp);
        return beat.Phase < 1e-3 && bar.BarPhase < 1e-3 && bar.Bar == next.Bar && ((bar.Bar - 1) % bars) == 0 && next.Timestamp >= 0;
    }

    private static BeatTimeline Create(int position, ushort tempo, byte kind) =>
        new(Frequency, 0, position % 1_000_000 / 960.0, 20 + (tempo % 980), Signatures[kind % Signatures.Length], true);
}
