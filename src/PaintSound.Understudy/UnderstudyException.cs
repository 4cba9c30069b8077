using PaintSound.Core;

namespace PaintSound.Understudy;

/// <summary>An understudy cannot follow, or a leader cannot be followed. The message says what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class UnderstudyException(string message, Exception? cause = null) : PaintSoundException(message, cause);
