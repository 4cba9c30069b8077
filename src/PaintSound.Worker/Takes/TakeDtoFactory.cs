using PaintSound.Takes.Browsing;
using PaintSound.Takes.Records;
using PaintSound.Web.Takes;

namespace PaintSound.Worker.Takes;

/// <summary>Describes a take for its page.</summary>
internal static class TakeDtoFactory
{
    /// <summary>Creates the description.</summary>
    /// <param name="index">The index of the take.</param>
    public static TakeDto Create(TakeIndex index)
    {
        List<double> strokes = [];
        foreach (var stroke in index.Events.OfType<StrokeRecord>())
        {
            // A damaged take may miss a start or an end.
            if (stroke.IsStart == (strokes.Count % 2 == 0))
            {
                strokes.Add(Round(stroke.Time));
            }
        }

        if (strokes.Count % 2 == 1)
        {
            strokes.Add(index.EndSeconds);
        }

        return new TakeDto(
            Path.GetFileName(index.Take.Folder),
            index.Take.Head.Started,
            index.StartSeconds,
            index.EndSeconds,
            index.Take.Head.HasMusic,
            index.Take.FindCanvasAspect() ?? 1,
            TakeSpectrogram.Settings.Bands,
            TakeSpectrogram.ColumnsPerSecond,
            [.. index.Events.OfType<SelectionRecord>().Select(selection => new TakeSelectionDto(
                Round(selection.Time), selection.Work, selection.Title, selection.StartSeconds, selection.Correspondence, selection.SoundDistance))],
            [.. index.Events.OfType<PaintingRecord>().Select(selection => new TakeSelectionDto(
                Round(selection.Time), selection.Work, selection.Title, null, selection.Correspondence, null))],
            [.. index.Events.OfType<OnsetRecord>().Select(onset => Round(onset.Time))],
            strokes,
            [.. index.Events.OfType<CongruityRecord>().SelectMany(congruity => new[]
            {
                Round(congruity.Time), Math.Round(congruity.Reading.Value, 3), Math.Round(congruity.Reading.Confidence, 2),
            })]);
    }

    private static double Round(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
