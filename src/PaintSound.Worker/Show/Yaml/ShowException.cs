using PaintSound.Core;

namespace PaintSound.Worker.Show.Yaml;

/// <summary>A show file, or a file that it names, is not valid. The message names the file, the line, the key and the values that are allowed.</summary>
public sealed class ShowException(string message, Exception? inner = null) : PaintSoundException(message, inner);
