using PaintSound.Core.Choosing;
using PaintSound.Takes.Contents;

namespace PaintSound.Worker.Takes.Export;

/// <summary>Creates the tables of a take. Times are seconds since the start of the performance.</summary>
internal static class EventTables
{
    /// <summary>Creates the table of the selected excerpts.</summary>
    public static CsvTable CreateSelections(IEnumerable<Selection> selections)
    {
        CsvTable table = new(
            "seconds", "work", "title", "file", "start_seconds", "gain_db", "correspondence", "sound_distance", "correspondence_rank", "sound_rank", "eligible",
            "passed", "bar", "silent", "change", "strategy", "distance");
        foreach (var selection in selections)
        {
            var (excerpt, reason) = (selection.Excerpt, selection.Reason);
            table.Add(
                selection.At, excerpt.Work.Id, excerpt.Work.Title, excerpt.Work.File, excerpt.StartSeconds, Math.Round(excerpt.GainDb, 1), selection.Correspondence,
                selection.SoundDistance, reason.CorrespondenceRank, reason.SoundRank, reason.Eligible, reason.Passed, reason.Bar, reason.Silent, reason.Change,
                reason.Strategy, reason.Distance);
        }

        return table;
    }

    /// <summary>Creates the table of the selected paintings.</summary>
    public static CsvTable CreatePaintings(TakeContents contents)
    {
        CsvTable table = new("seconds", "work", "title", "file", "correspondence");
        foreach (var painting in contents.Paintings)
        {
            table.Add(painting.Time, painting.Work, painting.Title, painting.File, painting.Correspondence);
        }

        return table;
    }

    /// <summary>Creates the table of the congruity.</summary>
    public static CsvTable CreateCongruity(TakeContents contents)
    {
        CsvTable table = new("seconds", "value", "raw", "confidence", "reliability");
        foreach (var (time, reading) in contents.Congruity)
        {
            table.Add(time, reading.Value, reading.Raw, reading.Confidence, reading.Reliability);
        }

        return table;
    }

    /// <summary>Creates the table of the strokes.</summary>
    public static CsvTable CreateStrokes(TakeContents contents)
    {
        CsvTable table = new("number", "start_seconds", "end_seconds", "kind", "kind_confidence", "direction", "pressure", "x", "y", "position_confidence");
        foreach (var stroke in contents.Strokes)
        {
            table.Add(
                stroke.Number, stroke.Start, stroke.End, stroke.Reading?.Kind, stroke.Reading?.Confidence, stroke.Reading?.Direction, stroke.Reading?.Pressure,
                stroke.Position?.X, stroke.Position?.Y, stroke.Position?.Confidence);
        }

        return table;
    }

    /// <summary>Creates the table of the onsets.</summary>
    public static CsvTable CreateOnsets(TakeContents contents)
    {
        CsvTable table = new("seconds", "strength");
        foreach (var (time, strength) in contents.Onsets)
        {
            table.Add(time, strength);
        }

        return table;
    }
}
