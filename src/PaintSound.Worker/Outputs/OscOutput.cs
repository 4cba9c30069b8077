using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Control;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Osc.Output;

namespace PaintSound.Worker.Outputs;

/// <summary>Says what happens over OSC, in the words of the catalogue.</summary>
internal sealed class OscOutput(OscEventSender announcer) : IPerformanceOutput
{
    /// <inheritdoc/>
    public string Name => "OSC";

    /// <inheritdoc/>
    public void OnControls(ShowState state) => announcer.Controls.Send(state);

    /// <inheritdoc/>
    public void OnBrush(in BrushFeatures features)
    {
        announcer.BrushLevel(features.Level);
        announcer.BrushBrightness(features.Brightness);
        announcer.BrushRate(features.OnsetRate);
    }

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => announcer.BrushOnset(strength);

    /// <inheritdoc/>
    public void OnStroke(TimeSpan at, bool started) => announcer.BrushStroke(started);

    /// <inheritdoc/>
    public void OnCanvas(TimeSpan at, float change) => announcer.CanvasChange(change);

    /// <inheritdoc/>
    public void OnSelected(Selection selection) => announcer.SelectionMusic(
        selection.Excerpt.Work.Id,
        selection.Excerpt.Work.Title,
        selection.Excerpt.Work.File,
        (float)selection.Excerpt.StartSeconds,
        selection.Correspondence,
        selection.SoundDistance);

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => announcer.SelectionPainting(
        selection.Painting.Id, selection.Painting.Title, selection.Painting.File, selection.Correspondence);

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        announcer.Congruity(congruity.Value);
        announcer.CongruityRaw(congruity.Raw);
        announcer.CongruityConfidence(congruity.Confidence);
    }

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) => announcer.SourceState(report.Source, report.State);

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) =>
        announcer.LiveReport(report.Kind.ToString().ToLowerInvariant(), report.Text, (float)report.After.TotalSeconds);

    /// <inheritdoc/>
    public void OnHeartbeat(TimeSpan at) => announcer.Heartbeat((int)at.TotalSeconds);
}
