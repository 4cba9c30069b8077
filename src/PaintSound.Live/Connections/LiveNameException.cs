using PaintSound.Core;

namespace PaintSound.Live.Connections;

/// <summary>A name is missing in the set or exists more than once. The message tells the user which one.</summary>
internal sealed class LiveNameException(string message) : PaintSoundException(message);
