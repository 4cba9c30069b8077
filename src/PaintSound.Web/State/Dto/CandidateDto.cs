namespace PaintSound.Web.State.Dto;

/// <summary>A candidate of a selection.</summary>
public sealed record CandidateDto(string Title, string Collection, float Correspondence, float? SoundDistance);
