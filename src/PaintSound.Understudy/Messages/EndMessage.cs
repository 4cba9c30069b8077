namespace PaintSound.Understudy.Messages;

/// <summary>The sender of this message ends in order. That is no failure.</summary>
public sealed record EndMessage : UnderstudyMessage;
