using PaintSound.Core.Choosing.Paintings;

namespace PaintSound.Web.State.Dto;

/// <summary>The chosen painting, and why; see <see cref="PaintingSelection"/>.</summary>
public sealed record PaintingDto(
    double At, string Id, string Title, string Collection, float Correspondence, int CorrespondenceRank, int TakingPart, IReadOnlyList<CandidateDto> Best);
