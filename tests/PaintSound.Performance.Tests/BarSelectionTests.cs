using PaintSound.Core.Beat;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Strategies;
using PaintSound.Core.Control;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public sealed class BarSelectionTests : IDisposable
{
    private static readonly ChoosingControls InBars = new()
    {
        Strategy = ChoosingStrategy.WeightedRank,
        Weight = 0,
        Silence = SilencePolicy.Any,
        RepeatAfter = TimeSpan.Zero,
        Dwell = TimeSpan.FromSeconds(1),
        Bars = 2,
    };

    private readonly FakeTimeProvider _time = new();
    private readonly PipelineFixture _fixture;
    private readonly BeatClock _clock;

    public BarSelectionTests() => (_fixture, _clock) = (new PipelineFixture(_time, InBars), new BeatClock("Live", _time));

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Selections_are_made_just_before_every_second_bar()
    {
        Play(120);
        Run(17);
        Assert.Equal([3, 5, 7, 9], _fixture.Events.Selections.Select(selection => selection.Reason.Bar!.Value));
        Assert.All(
            _fixture.Events.Selections,
            selection => Assert.InRange(((selection.Reason.Bar!.Value - 1) * 2) - selection.At.TotalSeconds, 0.03, 0.25));
    }

    [Fact]
    public void Bars_can_be_changed_and_switched_off_while_the_music_plays()
    {
        Play(120);
        Run(8);
        _fixture.Control.Set(ControlTable.Bars, 4);
        Run(16.5);
        Assert.Equal([3, 5, 9, 13], _fixture.Events.Selections.Select(selection => selection.Reason.Bar!.Value));
        _fixture.Control.Set(ControlTable.Bars, 0);
        Run(5);
        Assert.InRange(_fixture.Events.Selections.Count, 7, 10);
        Assert.All(_fixture.Events.Selections.Skip(4), selection => Assert.Null(selection.Reason.Bar));
    }

    [Fact]
    public void Next_selects_at_once_and_hold_keeps()
    {
        Play(120);
        Run(4);
        var count = _fixture.Events.Selections.Count;
        _fixture.Control.Set(ControlTable.Next, true);
        Run(0.5);
        Assert.Equal(count + 1, _fixture.Events.Selections.Count);
        _fixture.Control.Set(ControlTable.Hold, true);
        Run(20);
        Assert.Equal(count + 1, _fixture.Events.Selections.Count);
    }

    [Fact]
    public void Without_music_the_dwell_counts()
    {
        Run(5);
        Assert.InRange(_fixture.Events.Selections.Count, 3, 6);
        Assert.All(_fixture.Events.Selections, selection => Assert.Null(selection.Reason.Bar));
    }

    private void Play(double tempo)
    {
        _fixture.Pipeline.Beat = _clock;
        _clock.Update(new BeatReport(tempo, TimeSignature.Common, 0, IsPlaying: true), _time.GetTimestamp());
    }

    // Steps as RealTimePerformanceService runs them.
    private void Run(double seconds)
    {
        var pipeline = _fixture.Pipeline;
        for (var end = pipeline.Now + TimeSpan.FromSeconds(seconds); pipeline.Now < end;)
        {
            pipeline.AddFrame(PipelineFixture.Frame(200), _time.GetTimestamp());
            if (_clock.Timeline is { } timeline)
            {
                _clock.Update(new BeatReport(timeline.Tempo, timeline.Signature, timeline.GetPosition(_time.GetTimestamp()), IsPlaying: true), _time.GetTimestamp());
            }

            var regular = pipeline.Now + PerformancePipeline.StepLength;
            pipeline.Step();
            while (pipeline.NextStep is { } next && next < regular)
            {
                _time.Advance(next - pipeline.Now + TimeSpan.FromMilliseconds(2));
                pipeline.Step();
            }

            pipeline.DeliverEvents();
            _time.Advance(regular - pipeline.Now);
        }
    }
}
