namespace PaintSound.Web.State.Dto;

/// <summary>The latest data of a source: age in milliseconds, level in dB.</summary>
public sealed record SourceStatusDto(double? Age, float? Level);
