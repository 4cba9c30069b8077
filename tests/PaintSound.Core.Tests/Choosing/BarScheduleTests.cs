using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;

namespace PaintSound.Core.Tests.Choosing;

public class BarScheduleTests
{
    private static readonly TimeSpan Regular = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TimerTolerance = TimeSpan.FromMilliseconds(2);
    private readonly FakeTimeProvider _time = new();
    private readonly BarSchedule _schedule;

    public BarScheduleTests() => _schedule = new BarSchedule(_time);

    [Fact]
    public void Nothing_is_in_bars_without_bars_and_without_music()
    {
        var timeline = Create(120);
        Assert.Null(_schedule.Find(timeline, 0, 0));
        Assert.Null(_schedule.Find(null, 4, 0));
        Assert.Null(_schedule.Find(timeline with { IsPlaying = false }, 4, 0));
        Assert.Null(_schedule.GetNextDue(null, 4, 0));
    }

    [Theory]
    [InlineData(1, LaunchQuantisation.Bar, new[] { 2, 3, 4, 5 })]
    [InlineData(2, LaunchQuantisation.Bar, new[] { 3, 5, 7, 9 })]
    [InlineData(3, null, new[] { 4, 7, 10, 13 })]
    [InlineData(1, LaunchQuantisation.FourBars, new[] { 5, 9, 13, 17 })]
    [InlineData(3, LaunchQuantisation.TwoBars, new[] { 7, 13, 19, 25 })]
    public void Selects_for_bars_at_which_live_can_start_a_clip(int bars, LaunchQuantisation? quantisation, int[] expected)
    {
        var timeline = Create(120) with { Quantisation = quantisation };
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal(expected, Run(() => timeline, bars, 4, () => TimeSpan.FromMilliseconds(30)).Select(decision => decision.Bar));
    }

    [Fact]
    public void The_lead_follows_the_steps()
    {
        Assert.Equal(60, _schedule.Lead.TotalMilliseconds);
        _schedule.AddStep(TimeSpan.FromMilliseconds(40));
        Assert.Equal(140, _schedule.Lead.TotalMilliseconds);
        _schedule.AddStep(TimeSpan.FromSeconds(1));
        Assert.Equal(BarSchedule.MaxLead, _schedule.Lead);
    }

    [Fact]
    public void A_jump_of_the_song_needs_another_selection()
    {
        var timeline = Create(120);
        _time.Advance(TimeSpan.FromMilliseconds(1_950));
        var timing = _schedule.Find(timeline, 1, _time.GetTimestamp())!.Value;
        Assert.Equal((2, true), (timing.Next.Bar, timing.IsDue));
        _schedule.Record(timing.Next);
        Assert.Equal((3, false), (_schedule.Find(timeline, 1, _time.GetTimestamp())!.Value.Next.Bar, _schedule.Find(timeline, 1, _time.GetTimestamp())!.Value.IsDue));

        // A loop begins again at bar 1.
        _time.Advance(TimeSpan.FromSeconds(1));
        timeline = Create(120);
        _time.Advance(TimeSpan.FromMilliseconds(1_950));
        Assert.Equal((2, true), (_schedule.Find(timeline, 1, _time.GetTimestamp())!.Value.Next.Bar, _schedule.Find(timeline, 1, _time.GetTimestamp())!.Value.IsDue));
    }

    /// <summary>
    /// 2,000 bars at every tempo. Steps run as in a performance: every 250 ms and when a selection is due. They take 40 ms, sometimes much more, and
    /// the outputs hear of a selection at the end of its step.
    /// </summary>
    [Fact]
    public void Of_2000_bars_all_but_a_few_are_decided_late_and_reach_the_outputs_before_the_bar()
    {
        var random = new Random(1);
        var decisions = new List<Decision>();
        while (decisions.Count < 2_000)
        {
            // Spread evenly in octaves: as many slow as fast tempos.
            var tempo = 20 * Math.Pow(999.0 / 20, random.NextDouble());
            var timeline = Create(tempo);
            decisions.AddRange(Run(() => timeline, 1, 20, StepTime));
        }

        // A bar that was left out counts like one that came too late.
        var good = decisions.Count(decision => decision.IsNextBar && decision.BeforeBar.TotalMilliseconds <= 250 && decision.OutputBeforeBar.TotalMilliseconds >= 20);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{good} of {decisions.Count} bars; decided {decisions.Average(d => d.BeforeBar.TotalMilliseconds):0} ms before on average, at most {decisions.Max(d => d.BeforeBar.TotalMilliseconds):0} ms");
        Assert.True(good >= 0.995 * decisions.Count, $"{good} of {decisions.Count}");

        TimeSpan StepTime() => TimeSpan.FromMilliseconds(random.Next(200) == 0 ? 90 : 40 * Math.Exp(0.2 * Normal(random)));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private BeatTimeline Create(double tempo) => new(_time.TimestampFrequency, _time.GetTimestamp(), 0, tempo, TimeSignature.Common, IsPlaying: true);

    // Steps as RealTimePerformanceService runs them.
    private List<Decision> Run(Func<BeatTimeline> timeline, int bars, int count, Func<TimeSpan> stepTime)
    {
        var decisions = new List<Decision>();
        int? lastBar = null;
        var regular = _time.GetUtcNow();
        while (decisions.Count < count)
        {
            AdvanceTo(regular);
            while (regular <= _time.GetUtcNow())
            {
                regular += Regular;
            }

            Step();
            while (decisions.Count < count && _schedule.GetNextDue(timeline(), bars, _time.GetTimestamp()) is { } due
                && _time.GetUtcNow() + _time.GetElapsedTime(_time.GetTimestamp(), due) is var at && at < regular)
            {
                AdvanceTo(at + TimerTolerance);
                Step();
            }
        }

        return decisions;

        void Step()
        {
            var start = _time.GetTimestamp();
            var timing = _schedule.Find(timeline(), bars, start)!.Value;
            _time.Advance(stepTime());
            if (timing.IsDue)
            {
                _schedule.Record(timing.Next);
                decisions.Add(new Decision(
                    timing.Next.Bar,
                    lastBar is null || timing.Next.Bar == lastBar + bars,
                    _time.GetElapsedTime(start, timing.Next.Timestamp),
                    _time.GetElapsedTime(_time.GetTimestamp(), timing.Next.Timestamp)));
                lastBar = timing.Next.Bar;
            }

            _schedule.AddStep(_time.GetElapsedTime(start));
        }
    }

    private void AdvanceTo(DateTimeOffset at)
    {
        if (at > _time.GetUtcNow())
        {
            _time.Advance(at - _time.GetUtcNow());
        }
    }

    private sealed record Decision(int Bar, bool IsNextBar, TimeSpan BeforeBar, TimeSpan OutputBeforeBar);
}
