namespace PaintSound.Web.State.Dto;

/// <summary>An event in Ableton Live: time in seconds, kind, and text.</summary>
public sealed record LiveReportDto(double At, string Kind, string Text);
