using PaintSound.Core.Brush;
using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Choosing.Taste;
using PaintSound.Core.Congruity;
using PaintSound.Core.Events;
using PaintSound.Takes.Records;

namespace PaintSound.Takes.Recording;

/// <summary>Turns the events of a performance into records.</summary>
/// <param name="add">Receives each record.</param>
public sealed class TakeEvents(Action<TakeRecord> add) : IPerformanceOutput
{
    /// <inheritdoc/>
    public string Name => "take";

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => add(new OnsetRecord(at, strength));

    /// <inheritdoc/>
    public void OnStroke(TimeSpan at, bool started) => add(new StrokeRecord(at, started));

    /// <inheritdoc/>
    public void OnStrokeRead(TimeSpan at, in StrokeReading stroke) => add(new StrokeKindRecord(at, stroke));

    /// <inheritdoc/>
    public void OnPosition(TimeSpan at, in BrushPosition position) => add(new PositionRecord(at, position));

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        var (excerpt, reason) = (selection.Excerpt, selection.Reason);
        add(new SelectionRecord(
            selection.At, excerpt.Work.Id, excerpt.Work.Title, excerpt.Work.File, excerpt.StartSeconds, selection.Correspondence, selection.SoundDistance,
            reason.CorrespondenceRank, reason.SoundRank, reason.Eligible, reason.Passed, reason.Bar, reason.Silent, reason.Change));
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection) => add(new PaintingRecord(
        selection.At, selection.Painting.Id, selection.Painting.Title, selection.Painting.File, selection.Correspondence));

    /// <inheritdoc/>
    public void OnMarked(TimeSpan at, Mark mark) => add(new MarkRecord(at, mark));

    /// <inheritdoc/>
    public void OnCongruity(TimeSpan at, CongruityReading congruity) => add(new CongruityRecord(at, congruity));

    /// <inheritdoc/>
    public void OnLive(TimeSpan at, LiveReport report) => add(new LiveRecord(at, report));
}
