using PaintSound.Core.Choosing;
using PaintSound.Core.Signal;
using PaintSound.Core.Sources;
using PaintSound.Live.Doors;
using PaintSound.Osc;

namespace PaintSound.Worker.Announce;

/// <summary>Says what happens over OSC, in the words of the catalogue.</summary>
internal sealed class OscVoice(Announcer announcer) : IAnnouncer
{
    /// <inheritdoc/>
    public void Brush(in BrushGesture gesture)
    {
        announcer.BrushLevel(gesture.Level);
        announcer.BrushBrightness(gesture.Brightness);
        announcer.BrushRate(gesture.Rate);
    }

    /// <inheritdoc/>
    public void Onset(TimeSpan at, float strength) => announcer.BrushOnset(strength);

    /// <inheritdoc/>
    public void Stroke(TimeSpan at, bool began) => announcer.BrushStroke(began);

    /// <inheritdoc/>
    public void Canvas(TimeSpan at, float change) => announcer.CanvasChange(change);

    /// <inheritdoc/>
    public void Selected(Selection selection) => announcer.SelectionMusic(
        selection.Excerpt.Work.Id,
        selection.Excerpt.Work.Title,
        selection.Excerpt.Work.File,
        (float)selection.Excerpt.StartSeconds,
        selection.Correspondence,
        selection.SoundDistance);

    /// <inheritdoc/>
    public void Selected(PaintingSelection selection) => announcer.SelectionPainting(
        selection.Painting.Id, selection.Painting.Title, selection.Painting.File, selection.Correspondence);

    /// <inheritdoc/>
    public void Congruity(TimeSpan at, Congruity congruity)
    {
        announcer.Congruity(congruity.Value);
        announcer.CongruityRaw(congruity.Raw);
        announcer.CongruityConfidence(congruity.Confidence);
    }

    /// <inheritdoc/>
    public void Source(TimeSpan at, SourceReport report) => announcer.SourceState(report.Source, report.State);

    /// <inheritdoc/>
    public void Live(TimeSpan at, LiveReport report) =>
        announcer.LiveReport(report.Kind.ToString().ToLowerInvariant(), report.Words, (float)report.After.TotalSeconds);

    /// <inheritdoc/>
    public void Heartbeat(TimeSpan at) => announcer.Heartbeat((int)at.TotalSeconds);
}
