namespace PaintSound.Core.Control;

/// <summary>A control was asked for something that it cannot be. The message says what was asked and what is possible, to a person.</summary>
public sealed class InvalidControlException(string message) : PaintSoundException(message);
