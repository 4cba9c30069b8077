namespace PaintSound.Web.State.Dto;

/// <summary>A line of the log, with its time in seconds.</summary>
public sealed record LogDto(double At, string Line);
