namespace PaintSound.Understudy.Messages;

/// <summary>The sender of this message has stopped to send to the stage: the other worker takes over now.</summary>
public sealed record YieldMessage : UnderstudyMessage;
