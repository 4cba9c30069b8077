namespace PaintSound.Web.State.Dto;

/// <summary>One that could have been chosen.</summary>
public sealed record CandidateDto(string Title, string Collection, float Correspondence, float? SoundDistance);
