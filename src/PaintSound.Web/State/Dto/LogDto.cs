namespace PaintSound.Web.State.Dto;

/// <summary>A line of the log.</summary>
public sealed record LogDto(double At, string Line);
