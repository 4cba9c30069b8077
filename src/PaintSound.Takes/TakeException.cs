using PaintSound.Core;

namespace PaintSound.Takes;

/// <summary>A take cannot be read or written. The message says which one, why, and what to do.</summary>
public sealed class TakeException : PaintSoundException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The message for people.</param>
    /// <param name="inner">The cause.</param>
    public TakeException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
