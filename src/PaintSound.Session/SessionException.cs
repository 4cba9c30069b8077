using PaintSound.Core;

namespace PaintSound.Session;

/// <summary>A session cannot be hosted or joined. The message says what to do.</summary>
/// <param name="message">The message.</param>
/// <param name="cause">The cause, or null.</param>
public sealed class SessionException(string message, Exception? cause = null) : PaintSoundException(message, cause);
