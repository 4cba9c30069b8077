namespace PaintSound.Understudy.Messages;

/// <summary>A person wants the sender of this message to take over now.</summary>
public sealed record RequestMessage : UnderstudyMessage;
