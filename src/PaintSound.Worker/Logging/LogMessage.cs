using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>One logged message.</summary>
/// <param name="Level">Its level.</param>
/// <param name="Category">The full name of the class that logged it.</param>
/// <param name="Text">Its text, for a person.</param>
/// <param name="Exception">What caused it, or null.</param>
internal sealed record LogMessage(LogLevel Level, string Category, string Text, Exception? Exception);
