using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Worker.Rehearsals;

namespace PaintSound.Worker.Tests.Rehearsals;

public sealed class SourceFindingsTests
{
    private readonly RehearsalWatch _watch = new();

    [Fact]
    public void A_brush_that_is_heard_works()
    {
        Report(SourceKind.Brush, SourceState.Running);
        Step(brushDb: -50);
        Step(brushDb: -20);
        _watch.OnOnset(TimeSpan.Zero, 1);
        var finding = SourceFindings.Brush(_watch.Of(SourceKind.Brush), _watch.Onsets);
        Assert.Equal((RehearsalOutcome.Works, "1 onset, level -50 to -20 dB."), (finding.Outcome, finding.Says));
    }

    [Theory]
    [InlineData(-60, nameof(RehearsalOutcome.NotTried), "no onset was heard. Tap on the canvas")]
    [InlineData(-120, nameof(RehearsalOutcome.Fails), "digital silence")]
    public void A_brush_without_onsets_does_not_count_as_tried_and_zeros_fail(float db, string outcome, string says)
    {
        Report(SourceKind.Brush, SourceState.Running);
        Step(brushDb: db);
        var finding = SourceFindings.Brush(_watch.Of(SourceKind.Brush), onsets: 0);
        Assert.Equal(outcome, $"{finding.Outcome}");
        Assert.Contains(says, finding.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SourceState.Lost)]
    [InlineData(SourceState.Retrying)]
    [InlineData(SourceState.Stale)]
    public void A_source_that_does_not_run_at_the_end_fails_with_its_own_words(SourceState state)
    {
        Report(SourceKind.Canvas, SourceState.Running);
        Step();
        Report(SourceKind.Canvas, state, "The cable was pulled.");
        var finding = SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), frames: 100, changes: 10, seconds: 10);
        Assert.Equal((RehearsalOutcome.Fails, $"{state}: The cable was pulled."), (finding.Outcome, finding.Says));
    }

    [Fact]
    public void A_source_that_was_lost_and_returned_fails_too()
    {
        Report(SourceKind.Canvas, SourceState.Running);
        Report(SourceKind.Canvas, SourceState.Lost);
        Report(SourceKind.Canvas, SourceState.Retrying);
        Report(SourceKind.Canvas, SourceState.Running);
        Step();
        var finding = SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), frames: 100, changes: 10, seconds: 10);
        Assert.Equal(RehearsalOutcome.Fails, finding.Outcome);
        Assert.StartsWith("It was lost 1 times", finding.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_never_reports_or_delivers_fails()
    {
        Assert.Equal(RehearsalOutcome.Fails, SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), 0, 0, 10).Outcome);
        Report(SourceKind.Canvas, SourceState.Running);
        _watch.OnStep(new StepReport(TimeSpan.Zero, new SourceStatus(null, null), new SourceStatus(TimeSpan.FromSeconds(3), null), null, 0, 0, 0));
        var finding = SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), 0, 0, 10);
        Assert.Equal(RehearsalOutcome.Fails, finding.Outcome);
        Assert.Contains("delivers nothing", finding.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_canvas_works_if_it_changes()
    {
        Report(SourceKind.Canvas, SourceState.Running);
        Step();
        _watch.OnCanvas(TimeSpan.Zero, 0);
        Assert.Equal(RehearsalOutcome.NotTried, SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), 80, _watch.CanvasChanges, 10).Outcome);
        _watch.OnCanvas(TimeSpan.Zero, 0.02f);
        var finding = SourceFindings.Canvas(_watch.Of(SourceKind.Canvas), 80, _watch.CanvasChanges, 10);
        Assert.Equal((RehearsalOutcome.Works, "80 pictures, 8.0 per second; the canvas changed in 1 steps."), (finding.Outcome, finding.Says));
    }

    [Theory]
    [InlineData(-20, nameof(RehearsalOutcome.Works))]
    [InlineData(-70, nameof(RehearsalOutcome.NotTried))]
    [InlineData(-130, nameof(RehearsalOutcome.Fails))]
    public void Music_is_judged_by_its_level(float db, string outcome)
    {
        Report(SourceKind.Music, SourceState.Running);
        Step(musicDb: db);
        Assert.Equal(outcome, $"{SourceFindings.Music(_watch.Of(SourceKind.Music), silenceDb: -50).Outcome}");
    }

    [Fact]
    public void Without_a_selection_the_rehearsal_fails() => Assert.Equal(
        "No excerpt was selected, although Next was pressed. Switch a collection on.", SourceFindings.Selections(0, null, "Switch a collection on.").Says);

    [Fact]
    public void The_verdict_passes_only_if_nothing_fails()
    {
        RehearsalFinding works = new(RehearsedPart.Source, "brush", RehearsalOutcome.Works, "It works."), open = works with { Outcome = RehearsalOutcome.NotTried };
        Assert.True(new RehearsalVerdict(10, [works, open]).Passed);
        RehearsalVerdict failed = new(10, [works, open, works with { Outcome = RehearsalOutcome.Fails }]);
        Assert.False(failed.Passed);
        Assert.Equal("The show is not ready: 1 work, 1 could not be tried, 1 do not work.", failed.Summary);
    }

    private void Report(SourceKind source, SourceState state, string detail = "As expected.") => _watch.OnSource(TimeSpan.Zero, new SourceReport(source, state, detail));

    private void Step(float brushDb = -30, float musicDb = -30) => _watch.OnStep(new StepReport(
        TimeSpan.Zero, new SourceStatus(TimeSpan.Zero, brushDb), new SourceStatus(TimeSpan.Zero, null), new SourceStatus(TimeSpan.Zero, musicDb), 0, 0, 0));
}
