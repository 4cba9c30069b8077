using PaintSound.Performance.Tests;
using PaintSound.Takes.Records;
using PaintSound.Takes.Recording;
using PaintSound.Takes.Replay;

namespace PaintSound.Takes.Tests;

/// <summary>A take is played again in real time.</summary>
public class PlaybackTests(RecordedTake recorded) : IClassFixture<RecordedTake>
{
    private static readonly TimeSpan TimerTolerance = TimeSpan.FromMilliseconds(1.5);

    private static readonly TimeSpan StrokeEndDelay = TimeSpan.FromSeconds(0.1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(0.5, 3.1)]
    [InlineData(1, 6.1)]
    public void Events_come_at_their_recorded_times_and_in_their_order(double speed, double fromSeconds)
    {
        var take = recorded.Take;
        var from = TimeSpan.FromSeconds(fromSeconds);
        JumpingTimeProvider time = new();
        RealTimeTakeClock clock = new(time, take.Head, ToTimestamp(take, from), speed);
        List<PlayedEvent> played = [];
        using PipelineFixture fixture = new(clock, take.Head.State.Choosing, [new TakeEvents(Add)]);
        var start = TimeSpan.MinValue;
        TakeReplay? replay = null;
        replay = new TakeReplay(fixture.Pipeline, fixture.Control, clock, keepsControls: true, _ => { }, Deliver);
        clock.Starting += () =>
        {
            replay.Complete();
            start = time.Now;
            fixture.Pipeline.PostLatestEvents();
        };
        new TakeReader(take).Read(replay, Stop);
        replay.Complete();

        // Nothing is sent before the beginning, and analysing it takes no time of the clock.
        Assert.Equal(TimeSpan.Zero, start);
        Assert.All(played, item => Assert.True(item.Record.Time >= from - StrokeEndDelay, $"{item.Record}"));
        EventRecord[] expected = [.. replay.Recorded.Where(record => record.Time > from)];
        var comparison = ReplayComparison.Compare(expected, [.. played.Select(item => item.Record).Where(record => record.Time > from && !IsAtStart(record))]);
        Assert.True(comparison.IsSame, $"{comparison.Expected} became {comparison.Actual}");
        Assert.True(expected.OfType<OnsetRecord>().Count() >= 3);
        Assert.True(expected.OfType<SelectionRecord>().Any());
        foreach (var (record, at) in played)
        {
            // A touch is known at the end of its block of sound, that a stroke has ended a little later; a step ends at the next one at the latest.
            var due = start + ((record.Time - from) / speed);
            var late = record is OnsetRecord or StrokeRecord { IsStart: true } ? Block(speed) + TimerTolerance : (Performance.Pipeline.PerformancePipeline.StepLength / speed) + TimerTolerance;
            Assert.True(at >= due - Block(speed) && at <= due + late, $"{record} was due at {due} and came at {at}.");
        }

        Assert.Equal(TimeSpan.Zero, clock.Delay);

        void Add(TakeRecord record)
        {
            if (record is EventRecord performanceEvent)
            {
                played.Add(new PlayedEvent(performanceEvent, time.Now));
            }
        }

        void Deliver()
        {
            if (clock.IsRunning)
            {
                fixture.Pipeline.DeliverEvents();
            }
            else
            {
                fixture.Pipeline.PassOverEvents();
            }
        }

        // The newest selections are sent again where the take is begun: at the first block after that time.
        bool IsAtStart(EventRecord record) => fromSeconds > 0 && record is SelectionRecord or PaintingRecord && record.Time <= from + Block(1);
    }

    [Fact]
    public void What_comes_before_the_warm_up_is_passed_over()
    {
        var take = recorded.Take;
        TakeContents whole = new(), late = new();
        new TakeReader(take).Read(whole, Stop);
        var from = ToTimestamp(take, TimeSpan.FromSeconds(5));
        new TakeReader(take).Read(late, Stop, from);
        Assert.Equal(whole.Blocks.Where(block => block.At >= from), late.Blocks);
        Assert.True(late.Blocks.Count(block => block.Kind == "frame") > 10);
        Assert.Equal(whole.Events, late.Events);
    }

    [Fact]
    public void A_replay_that_cannot_follow_holds_the_clock_up()
    {
        var take = recorded.Take;
        JumpingTimeProvider time = new();
        RealTimeTakeClock clock = new(time, take.Head, take.Head.StartTimestamp, 1);
        clock.MoveTo(take.Head.StartTimestamp);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(RealTimeTakeClock.MaxAhead, clock.GetElapsedTime(take.Head.StartTimestamp));
        clock.MoveTo(ToTimestamp(take, TimeSpan.FromSeconds(0.2)));
        Assert.Equal(RealTimeTakeClock.MaxAhead, clock.GetElapsedTime(take.Head.StartTimestamp));
        Assert.Equal(TimeSpan.FromSeconds(29.5), clock.Delay);
        clock.MoveTo(ToTimestamp(take, TimeSpan.FromSeconds(2)));
        Assert.InRange(clock.GetElapsedTime(take.Head.StartTimestamp).TotalSeconds, 2, 2.002);
    }

    [Fact]
    public async Task Stopping_ends_the_waiting()
    {
        var take = recorded.Take;
        FakeTimeProvider time = new();
        RealTimeTakeClock clock = new(time, take.Head, take.Head.StartTimestamp, 1);
        using CancellationTokenSource stop = new();
        clock.StopWith(stop.Token);
        clock.MoveTo(take.Head.StartTimestamp);
        var waiting = Task.Run(() => clock.MoveTo(ToTimestamp(take, TimeSpan.FromMinutes(5))), Stop);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(2), Stop));
    }

    private static TimeSpan Block(double speed) => TimeSpan.FromSeconds(0.0126) / speed;

    private static long ToTimestamp(Take take, TimeSpan time) => take.Head.StartTimestamp + (long)(time.TotalSeconds * take.Head.Frequency);

    private sealed record PlayedEvent(EventRecord Record, TimeSpan At);
}
