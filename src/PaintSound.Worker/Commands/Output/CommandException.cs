using PaintSound.Core;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A command failed. The message gives the reason and what to do.</summary>
internal sealed class CommandException(string message, Exception? inner = null) : PaintSoundException(message, inner);
