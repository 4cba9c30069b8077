namespace PaintSound.Web.State.Dto;

/// <summary>The newest material of a source: its age in milliseconds, its level in dB.</summary>
public sealed record SourceStatusDto(double? Age, float? Level);
