using PaintSound.Core;

namespace PaintSound.Media;

/// <summary>An error of a media file, a device or ffmpeg. The message is for the user: what happened, and what to do.</summary>
public sealed class MediaException(string message, Exception? inner = null) : PaintSoundException(message, inner);
