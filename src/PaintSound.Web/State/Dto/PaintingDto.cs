using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Web.State.Dto;

/// <summary>The selected painting, with the reason; see <see cref="PaintingSelection"/>.</summary>
public sealed record PaintingDto(
    double At, string Id, string Title, string Collection, float Correspondence, int CorrespondenceRank, int Considered, IReadOnlyList<CandidateDto> Best)
{
    /// <summary>Describes a selection.</summary>
    public static PaintingDto Create(PaintingSelection selection)
    {
        var (painting, reason) = (selection.Painting, selection.Reason);
        return new PaintingDto(
            selection.At.TotalSeconds,
            painting.Id,
            painting.Title,
            painting.Collection,
            selection.Correspondence,
            reason.CorrespondenceRank,
            reason.Considered,
            [.. reason.Best.Select(candidate => new CandidateDto(candidate.Painting.Title, candidate.Painting.Collection, candidate.Correspondence, null))]);
    }
}
