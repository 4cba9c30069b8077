using PaintSound.Core;

namespace PaintSound.Web.Setup;

/// <summary>A setup step failed. The message says what happened and what to do.</summary>
public sealed class SetupException(string message, Exception? inner = null) : PaintSoundException(message, inner);
