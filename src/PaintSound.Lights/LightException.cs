using PaintSound.Core;

namespace PaintSound.Lights;

/// <summary>The lights cannot be reached. The message says which and what to do.</summary>
public sealed class LightException(string message, Exception? inner = null) : PaintSoundException(message, inner);
