namespace PaintSound.Core;

/// <summary>
/// An error that speaks to a person. The message says what happened, to which file or device, and what to do. The command line prints it
/// as it is and exits with status 1; any other exception is a fault of PaintSound.
/// </summary>
/// <param name="message">One or more whole sentences.</param>
/// <param name="inner">The technical cause, if there is one.</param>
public abstract class PaintSoundException(string message, Exception? inner = null) : Exception(message, inner);
