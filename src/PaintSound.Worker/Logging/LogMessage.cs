using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>One logged message.</summary>
/// <param name="Level">The level.</param>
/// <param name="Category">The full name of the class that logged it.</param>
/// <param name="Text">The formatted text.</param>
/// <param name="Exception">The exception, or null.</param>
internal sealed record LogMessage(LogLevel Level, string Category, string Text, Exception? Exception);
