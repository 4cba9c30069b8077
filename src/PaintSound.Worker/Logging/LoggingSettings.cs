namespace PaintSound.Worker.Logging;

/// <summary>What is logged where.</summary>
/// <param name="IsVerbose">True to print debug messages, levels and categories, too.</param>
/// <param name="File">The log file; null for none.</param>
internal sealed record LoggingSettings(bool IsVerbose = false, string? File = null);
