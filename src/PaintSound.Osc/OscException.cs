using PaintSound.Core;

namespace PaintSound.Osc;

/// <summary>A target or a port cannot be used. The message tells the user which one and what to do.</summary>
public sealed class OscException(string message, Exception? inner = null) : PaintSoundException(message, inner);
