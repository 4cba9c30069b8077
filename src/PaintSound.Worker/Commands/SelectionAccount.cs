using PaintSound.Core.Choosing;

namespace PaintSound.Worker.Commands;

/// <summary>A selection as <c>selections.json</c> and <c>--json</c> tell it.</summary>
internal sealed record SelectionAccount(
    double AtSeconds,
    string Work,
    string Title,
    string File,
    double StartSeconds,
    float Correspondence,
    float SoundDistance,
    ReasonAccount Reason)
{
    public static SelectionAccount Of(Selection selection) => new(
        Math.Round(selection.At.TotalSeconds, 3),
        selection.Excerpt.Work.Id,
        selection.Excerpt.Work.Title,
        selection.Excerpt.Work.File,
        selection.Excerpt.StartSeconds,
        selection.Correspondence,
        selection.SoundDistance,
        new ReasonAccount(
            selection.Reason.Strategy,
            selection.Reason.Distance,
            selection.Reason.Distance == SoundDistanceKind.Weighed ? selection.Reason.Follow : null,
            selection.Reason.Silent,
            selection.Reason.Eligible,
            selection.Reason.Passed,
            selection.Reason.CorrespondenceRank,
            selection.Reason.SoundRank,
            [.. selection.Reason.Best.Select(ExcerptAccount.Of)]));
}

/// <summary>Why it was chosen. Of a weighed distance, rhythm counted 1 - follow and timbre follow.</summary>
internal sealed record ReasonAccount(
    ChoosingStrategy Strategy,
    SoundDistanceKind Distance,
    double? Follow,
    bool Silent,
    int Eligible,
    int Passed,
    int CorrespondenceRank,
    int SoundRank,
    IReadOnlyList<ExcerptAccount> Best);

/// <summary>A candidate as <c>select --json</c> tells it.</summary>
internal sealed record ExcerptAccount(
    int Rank, string Work, string Title, string File, double StartSeconds, float Correspondence, float SoundDistance)
{
    public static ExcerptAccount Of(Candidate candidate) => new(
        candidate.Rank,
        candidate.Excerpt.Work.Id,
        candidate.Excerpt.Work.Title,
        candidate.Excerpt.Work.File,
        candidate.Excerpt.StartSeconds,
        candidate.Correspondence,
        candidate.SoundDistance);
}
