using PaintSound.Core;

namespace PaintSound.Osc;

/// <summary>A target or a port cannot be used. The message says which and what to do, to a person.</summary>
public sealed class OscException(string message, Exception? inner = null) : PaintSoundException(message, inner);
