using PaintSound.Core;

namespace PaintSound.Media;

/// <summary>Something about a file, a device or ffmpeg itself went wrong. The message says what, and what to do, to a person.</summary>
public sealed class MediaException(string message, Exception? inner = null) : PaintSoundException(message, inner);
