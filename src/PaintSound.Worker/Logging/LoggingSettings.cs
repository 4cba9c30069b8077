namespace PaintSound.Worker.Logging;

/// <summary>The settings of logging.</summary>
/// <param name="IsVerbose">True to print debug messages, levels and categories, too.</param>
/// <param name="File">Path of the log file; null for no file.</param>
internal sealed record LoggingSettings(bool IsVerbose = false, string? File = null);
