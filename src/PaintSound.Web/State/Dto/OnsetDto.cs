namespace PaintSound.Web.State.Dto;

/// <summary>An onset of the brush: time in seconds, and strength 0..1.</summary>
public sealed record OnsetDto(double At, float Strength);
