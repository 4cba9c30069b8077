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
    IReadOnlyList<CandidateDto> Best);
