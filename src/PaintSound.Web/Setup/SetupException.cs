using PaintSound.Core;

namespace PaintSound.Web.Setup;

/// <summary>Something could not be set up. The message says to a person what happened and what to do.</summary>
public sealed class SetupException(string message, Exception? inner = null) : PaintSoundException(message, inner);
