using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>
/// Prints messages on standard error: plain sentences, with level, category and exception if <paramref name="isVerbose"/> is true.
/// Thread-safe.
/// </summary>
/// <param name="writer">Standard error, which ignores that it is full or closed (<see cref="Commands.Output.StandardErrorWriter"/>).</param>
/// <param name="isVerbose">True to print level, category and exception, too.</param>
internal sealed class StandardErrorLoggerProvider(TextWriter writer, bool isVerbose) : ILoggerProvider
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, Print);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The process owns standard error.
    }

    private void Print(LogMessage message) => _writer.WriteLine(isVerbose ? FormatVerbose(message) : message.Text);

    private static string FormatVerbose(LogMessage message) =>
        $"{message.Level} {message.Category}: {message.Text}{(message.Exception is { } exception ? $"{Environment.NewLine}{exception}" : string.Empty)}";
}
