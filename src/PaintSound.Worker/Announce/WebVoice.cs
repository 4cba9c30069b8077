using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Live.Doors;
using PaintSound.Web;

namespace PaintSound.Worker.Announce;

/// <summary>Says what happens to the web pages.</summary>
internal sealed class WebVoice(Billboard board) : IAnnouncer
{
    /// <inheritdoc/>
    public void Controls(ShowState state) => board.Controls(state);

    /// <inheritdoc/>
    public void Brush(in BrushGesture gesture) => board.Brush(gesture);

    /// <inheritdoc/>
    public void Onset(TimeSpan at, float strength) => board.Onset(at, strength);

    /// <inheritdoc/>
    public void Selected(Selection selection) => board.Selected(selection);

    /// <inheritdoc/>
    public void Selected(PaintingSelection selection) => board.Selected(selection);

    /// <inheritdoc/>
    public void Congruity(TimeSpan at, Congruity congruity) => board.Congruity(at, congruity);

    /// <inheritdoc/>
    public void Tick(TimeSpan now) => board.Tick(now);

    /// <inheritdoc/>
    public void Source(TimeSpan at, SourceReport report) => board.Source(at, report);

    /// <inheritdoc/>
    public void Live(TimeSpan at, LiveReport report) => board.Live(
        at,
        report.Kind.ToString().ToLowerInvariant(),
        $"{report.Words.TrimEnd('.')}.",
        report.Kind is LiveReportKind.State or LiveReportKind.Refused);

    /// <inheritdoc/>
    public void Step(StepReport report) => board.Step(report);
}
