using PaintSound.Core;

namespace PaintSound.Live.Set;

/// <summary>A set cannot be written. The message tells the user what happened, to which folder, and what to do.</summary>
public sealed class SetException(string message, Exception? inner = null) : PaintSoundException(message, inner);
