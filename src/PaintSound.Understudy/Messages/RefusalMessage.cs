namespace PaintSound.Understudy.Messages;

/// <summary>A leader does not accept an understudy.</summary>
/// <param name="Reason">A sentence that says what to do.</param>
public sealed record RefusalMessage(string Reason) : UnderstudyMessage;
