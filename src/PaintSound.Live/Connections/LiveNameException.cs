using PaintSound.Core;

namespace PaintSound.Live.Connections;

/// <summary>A name in the set is not there, or is there more than once. The message says so to a person.</summary>
internal sealed class LiveNameException(string message) : PaintSoundException(message);
