using PaintSound.Core;

namespace PaintSound.Web.Settings;

/// <summary>Settings or presets could not be kept. The message says what happened and what to do.</summary>
public sealed class SettingsException(string message, Exception? inner = null) : PaintSoundException(message, inner);
