namespace PaintSound.Worker.Show;

/// <summary>A show file that cannot be followed. The message names the file, the line and what to write instead.</summary>
public sealed class ShowException(string message, Exception? inner = null) : Exception(message, inner);
