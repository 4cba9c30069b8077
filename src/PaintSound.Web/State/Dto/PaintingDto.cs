using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Web.State.Dto;

/// <summary>The selected painting, with the reason; see <see cref="PaintingSelection"/>.</summary>
public sealed record PaintingDto(
    double At, string Id, string Title, string Collection, float Correspondence, int CorrespondenceRank, int Considered, IReadOnlyList<CandidateDto> Best);
