namespace PaintSound.Web.State.Dto;

/// <summary>What happened in Ableton Live: when, its kind in a word, and a sentence.</summary>
public sealed record LiveReportDto(double At, string Kind, string Words);
