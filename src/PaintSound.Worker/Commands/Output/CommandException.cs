using PaintSound.Core;

namespace PaintSound.Worker.Commands.Output;

/// <summary>A command cannot be carried out. The message says why, and what to do, to a person.</summary>
internal sealed class CommandException(string message, Exception? inner = null) : PaintSoundException(message, inner);
