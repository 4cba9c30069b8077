using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Events;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Worker.Outputs;

/// <summary>Tells a person what happens, a line a selection, with the reason.</summary>
internal sealed class ConsoleOutput(TextWriter writer) : IPerformanceOutput
{
    private const float Worth = 0.2f;

    private int _onsets;
    private CongruityReliability? _doubt;
    private float _congruity;

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => _onsets++;

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
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
            $"{Clock(selection.At)}  {Describe(selection.Excerpt)}\n" +
            $"         canvas {selection.Correspondence:0.000} ({Place(reason.CorrespondenceRank)} of {reason.Eligible}), " +
            $"brush {selection.SoundDistance:0.00} ({Place(reason.SoundRank)}, by {Measured(reason)}); {reason.Passed} passed the gate; {heard}");
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        var reason = selection.Reason;
        writer.WriteLine(
            $"{Clock(selection.At)}  {Describe(selection.Painting)}, for the composer\n" +
            $"         music {selection.Correspondence:0.000} ({Place(reason.CorrespondenceRank)} of {reason.Considered}, {reason.Eligible} to choose from)");
    }

    /// <summary>Said where its reliability changes, and with every fifth of the way that it goes: a person needs no more.</summary>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        if (congruity.Reliability == _doubt && Math.Abs(congruity.Value - _congruity) < Worth)
        {
            return;
        }

        (_doubt, _congruity) = (congruity.Reliability, congruity.Value);
        writer.WriteLine($"{Clock(at)}  congruity {congruity.Value:0.00} (raw {congruity.Raw:0.00}){congruity.Reliability switch
        {
            CongruityReliability.TooLittlePaint => ", not to be relied on: too little paint",
            CongruityReliability.TooLittleSound => ", not to be relied on: too little music",
            CongruityReliability.TooFewPairs => ", not to be relied on: too little to compare with",
            _ => string.Empty,
        }}");
    }

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) =>
        writer.WriteLine($"{Clock(at)}  {report.Source.ToString().ToLowerInvariant()} {report.State.ToString().ToLowerInvariant()}: {report.Detail}");

    /// <summary>A line each, but for what ends, which somebody hears.</summary>
    public void OnLive(TimeSpan at, LiveReport report)
    {
        if (report.Kind != LiveReportKind.Ended)
        {
            writer.WriteLine($"         Live: {report.Text.TrimEnd('.')}.");
        }
    }

    /// <summary>An excerpt in words: collection, title and place.</summary>
    public static string Describe(Excerpt excerpt) =>
        $"{excerpt.Work.Title} ({excerpt.Work.Collection}) at {Clock(TimeSpan.FromSeconds(excerpt.StartSeconds))}";

    /// <summary>A painting in words.</summary>
    public static string Describe(Painting painting) => $"{painting.Title} ({painting.Collection})";

    private static string Measured(SelectionReason reason) => reason.Distance == SoundDistanceKind.Paper
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
