using PaintSound.Core.Choosing;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A selection in <c>selections.json</c> and in the output of <c>--json</c>.</summary>
internal sealed record SelectionJson(
    double AtSeconds,
    string Work,
    string Title,
    string File,
    double StartSeconds,
    double GainDb,
    float Correspondence,
    float SoundDistance,
    ReasonJson Reason)
{
    public static SelectionJson Of(Selection selection) => new(
        Math.Round(selection.At.TotalSeconds, 3),
        selection.Excerpt.Work.Id,
        selection.Excerpt.Work.Title,
        selection.Excerpt.Work.File,
        selection.Excerpt.StartSeconds,
        Math.Round(selection.Excerpt.GainDb, 1),
        selection.Correspondence,
        selection.SoundDistance,
        new ReasonJson(
            selection.Reason.Strategy,
            selection.Reason.Distance,
            selection.Reason.Distance == SoundDistanceKind.Weighed ? selection.Reason.Follow : null,
            selection.Reason.Silent,
            selection.Reason.Eligible,
            selection.Reason.Passed,
            selection.Reason.CorrespondenceRank,
            selection.Reason.SoundRank,
            selection.Reason.Bar,
            [.. selection.Reason.Best.Select(ExcerptJson.Of)]));
}
