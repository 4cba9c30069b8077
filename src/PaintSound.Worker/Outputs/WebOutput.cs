using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Web.State;

namespace PaintSound.Worker.Outputs;

/// <summary>Says what happens to the web pages.</summary>
internal sealed class WebOutput(PageState board) : IPerformanceOutput
{
    /// <inheritdoc/>
    public string Name => "web pages";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => board.Controls(state);

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures gesture) => board.Brush(gesture);

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => board.Onset(at, strength);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => board.Selected(selection);

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => board.Selected(selection);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => board.Congruity(at, congruity);

    /// <inheritdoc/>
    public void OnTick(TimeSpan now) => board.Tick(now);

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => board.Source(at, report);

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) => board.Live(
        at,
        report.Kind.ToString().ToLowerInvariant(),
        $"{report.Text.TrimEnd('.')}.",
        report.Kind is LiveReportKind.State or LiveReportKind.Refused);

    /// <inheritdoc/>
    public void OnStep(StepReport report) => board.Step(report);
}
