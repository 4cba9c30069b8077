using PaintSound.Core.Choosing;
using PaintSound.Core.Choosing.Paintings;
using PaintSound.Core.Congruity;
using PaintSound.Core.Events;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;

namespace PaintSound.Worker.Outputs;

/// <summary>Prints selections with their reasons, congruity, states of sources and reports from Live, for a person.</summary>
internal sealed class ConsoleOutput(TextWriter writer) : IPerformanceOutput
{
    private const float MinCongruityChange = 0.2f;

    private int _onsets;
    private CongruityReliability? _reliability;
    private float _congruity;

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public void OnOnset(TimeSpan at, float strength) => _onsets++;

    /// <inheritdoc/>
    public void OnSelected(Selection selection)
    {
        var reason = selection.Reason;
        var brush = (reason.Silent, _onsets) switch
        {
            (true, _) => selection.Excerpt.IsHeld ? "silent brush: a held note was selected" : "silent brush, but the library has no held notes",
            (_, 1) => "1 onset since the last selection",
            _ => $"{_onsets} onsets since the last selection",
        };
        _onsets = 0;
        writer.WriteLine(
            $"{Clock(selection.At)}  {Describe(selection.Excerpt)}\n" +
            $"         canvas {selection.Correspondence:0.000} ({Ordinal(reason.CorrespondenceRank)} of {reason.Eligible}), " +
            $"brush {selection.SoundDistance:0.00} ({Ordinal(reason.SoundRank)}, by {DistanceText(reason)}); {reason.Passed} passed the gate; {brush}{(reason.ChangeText.Length > 0 ? $"; {reason.ChangeText}" : string.Empty)}{(reason.Bar is { } bar ? $"; queued until bar {bar}" : string.Empty)}");
    }

    /// <inheritdoc/>
    public void OnSelected(PaintingSelection selection)
    {
        var reason = selection.Reason;
        writer.WriteLine(
            $"{Clock(selection.At)}  {Describe(selection.Painting)}, for the composer\n" +
            $"         music {selection.Correspondence:0.000} ({Ordinal(reason.CorrespondenceRank)} of {reason.Considered}, {reason.Eligible} eligible)");
    }

    /// <summary>Prints congruity if its reliability has changed, or its value by at least 0.2.</summary>
    public void OnCongruity(TimeSpan at, CongruityReading congruity)
    {
        if (congruity.Reliability == _reliability && Math.Abs(congruity.Value - _congruity) < MinCongruityChange)
        {
            return;
        }

        (_reliability, _congruity) = (congruity.Reliability, congruity.Value);
        writer.WriteLine($"{Clock(at)}  congruity {congruity.Value:0.00} (raw {congruity.Raw:0.00}){congruity.Reliability switch
        {
            CongruityReliability.TooLittlePaint => ", unreliable: too little paint",
            CongruityReliability.TooLittleSound => ", unreliable: too little music",
            CongruityReliability.SteadySound => ", unreliable: the sound does not change",
            CongruityReliability.TooFewPictures => ", unreliable: too few paintings to compare with",
            _ => string.Empty,
        }}");
    }

    /// <inheritdoc/>
    public void OnSource(TimeSpan at, SourceReport report) =>
        writer.WriteLine($"{Clock(at)}  {report.Source.ToString().ToLowerInvariant()} {report.State.ToString().ToLowerInvariant()}: {report.Detail}");

    /// <inheritdoc/>
    public void OnFraming(TimeSpan at, FramingReport report) =>
        writer.WriteLine($"{Clock(at)}  canvas {report.State.ToString().ToLowerInvariant()}: {report.Detail}");

    /// <summary>Prints every report except the end of a clip, which people hear.</summary>
    public void OnLive(TimeSpan at, LiveReport report)
    {
        if (report.Kind != LiveReportKind.Ended)
        {
            writer.WriteLine($"         Live: {report.Text.TrimEnd('.')}.");
        }
    }

    /// <summary>Describes an excerpt: title, collection and start time.</summary>
    public static string Describe(Excerpt excerpt) =>
        $"{excerpt.Work.Title} ({excerpt.Work.Collection}) at {Clock(TimeSpan.FromSeconds(excerpt.StartSeconds))}";

    /// <summary>Describes a painting: title and collection.</summary>
    public static string Describe(Painting painting) => $"{painting.Title} ({painting.Collection})";

    private static string DistanceText(SelectionReason reason) => reason.Distance == SoundDistanceKind.Paper
        ? "the paper's distance"
        : $"{100 * (1 - reason.Follow):0} % rhythm and {100 * reason.Follow:0} % timbre";

    private static string Clock(TimeSpan at) => $"{(int)at.TotalMinutes,2}:{at.Seconds:00}.{at.Milliseconds / 100}";

    private static string Ordinal(int rank) => (rank % 100, rank % 10) switch
    {
        (11 or 12 or 13, _) => $"{rank}th",
        (_, 1) => $"{rank}st",
        (_, 2) => $"{rank}nd",
        (_, 3) => $"{rank}rd",
        _ => $"{rank}th",
    };
}
