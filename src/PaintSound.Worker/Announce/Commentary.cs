using PaintSound.Core.Choosing;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Worker.Announce;

/// <summary>Tells a person what happens, a line a selection, with the reason.</summary>
internal sealed class Commentary(TextWriter writer) : IAnnouncer
{
    private int _onsets;

    /// <inheritdoc/>
    public void Onset(TimeSpan at, float strength) => _onsets++;

    /// <inheritdoc/>
    public void Selected(Selection selection)
    {
        var reason = selection.Reason;
        var heard = (reason.Silent, _onsets) switch
        {
            (true, _) => selection.Excerpt.IsHeld ? "silence: a held note answers" : "silence, and nothing is held in the library",
            (_, 1) => "1 onset since the last",
            _ => $"{_onsets} onsets since the last",
        };
        _onsets = 0;
        writer.WriteLine(
            $"{Clock(selection.At)}  {Name(selection.Excerpt)}\n" +
            $"         canvas {selection.Correspondence:0.000} ({Place(reason.CorrespondenceRank)} of {reason.Eligible}), " +
            $"brush {selection.SoundDistance:0.00} ({Place(reason.SoundRank)}, by {Measured(reason)}); {reason.Passed} passed the gate; {heard}");
    }

    /// <inheritdoc/>
    public void Source(TimeSpan at, SourceReport report) =>
        writer.WriteLine($"{Clock(at)}  {report.Source.ToString().ToLowerInvariant()} {report.State.ToString().ToLowerInvariant()}: {report.Detail}");

    /// <summary>An excerpt in words: collection, title and place.</summary>
    public static string Name(Excerpt excerpt) =>
        $"{excerpt.Work.Title} ({excerpt.Work.Collection}) at {Clock(TimeSpan.FromSeconds(excerpt.StartSeconds))}";

    private static string Measured(Reason reason) => reason.Distance == SoundDistanceKind.Paper
        ? "the paper's distance"
        : $"{100 * (1 - reason.Follow):0} % rhythm and {100 * reason.Follow:0} % colour";

    private static string Clock(TimeSpan at) => $"{(int)at.TotalMinutes,2}:{at.Seconds:00}.{at.Milliseconds / 100}";

    private static string Place(int rank) => (rank % 100, rank % 10) switch
    {
        (11 or 12 or 13, _) => $"{rank}th",
        (_, 1) => $"{rank}st",
        (_, 2) => $"{rank}nd",
        (_, 3) => $"{rank}rd",
        _ => $"{rank}th",
    };
}
