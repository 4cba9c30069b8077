namespace PaintSound.Web.State.Dto;

/// <summary>What this worker does beside the other one of its show.</summary>
/// <param name="Text">A sentence for people.</param>
/// <param name="Sends">True if this worker sends.</param>
/// <param name="IsReady">True if the other worker stands by.</param>
public sealed record UnderstudyDto(string Text, bool Sends, bool IsReady);
