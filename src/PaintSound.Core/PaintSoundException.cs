namespace PaintSound.Core;

/// <summary>
/// The base class of errors for people. The message says what happened, to which file or device, and what to do. The command line prints only
/// the message and exits with status 1. Any other exception is a bug in PaintSound.
/// </summary>
/// <param name="message">One or more complete sentences.</param>
/// <param name="inner">The technical cause, if there is one.</param>
public abstract class PaintSoundException(string message, Exception? inner = null) : Exception(message, inner);
