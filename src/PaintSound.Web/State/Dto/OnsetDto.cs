namespace PaintSound.Web.State.Dto;

/// <summary>A touch, by the clock of the spectrogram and of the performance.</summary>
public sealed record OnsetDto(double At, float Strength);
