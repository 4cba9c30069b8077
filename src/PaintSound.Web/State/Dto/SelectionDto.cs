using PaintSound.Core.Choosing;

namespace PaintSound.Web.State.Dto;

/// <summary>The selected excerpt, with the reason; see <see cref="Selection"/>.</summary>
public sealed record SelectionDto(
    double At,
    string Id,
    string Title,
    string Collection,
    double Start,
    double GainDb,
    float Correspondence,
    float SoundDistance,
    int CorrespondenceRank,
    int SoundRank,
    int Passed,
    int Eligible,
    bool Silent,
    string Change,
    int? Bar,
    IReadOnlyList<CandidateDto> Best)
{
    /// <summary>Describes a selection.</summary>
    public static SelectionDto Create(Selection selection)
    {
        var (excerpt, reason) = (selection.Excerpt, selection.Reason);
        return new SelectionDto(
            selection.At.TotalSeconds,
            excerpt.Work.Id,
            excerpt.Work.Title,
            excerpt.Work.Collection,
            excerpt.StartSeconds,
            excerpt.GainDb,
            selection.Correspondence,
            selection.SoundDistance,
            reason.CorrespondenceRank,
            reason.SoundRank,
            reason.Passed,
            reason.Eligible,
            reason.Silent,
            reason.ChangeText,
            reason.Bar,
            [.. reason.Best.Select(candidate => new CandidateDto(
                candidate.Excerpt.Work.Title, candidate.Excerpt.Work.Collection, candidate.Correspondence, candidate.SoundDistance))]);
    }
}
