namespace PaintSound.Core.Control;

/// <summary>The error for an unknown control or a value that a control does not accept. The message says what was wrong and what is possible.</summary>
public sealed class InvalidControlException(string message) : PaintSoundException(message);
