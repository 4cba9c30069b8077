using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>
/// Prints messages on standard error: plain sentences, or with level, category and exception if <paramref name="isVerbose"/> is true.
/// A full or closed standard error is ignored: the show continues. Thread-safe.
/// </summary>
/// <param name="writer">Standard error.</param>
/// <param name="isVerbose">True for level, category and exception.</param>
internal sealed class StandardErrorLoggerProvider(TextWriter writer, bool isVerbose) : ILoggerProvider
{
    private readonly TextWriter _writer = TextWriter.Synchronized(writer);

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, Print);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Standard error is not ours to close.
    }

    private void Print(LogMessage message)
    {
        try
        {
            _writer.WriteLine(isVerbose ? Verbose(message) : message.Text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Standard error is full or closed; .NET calls a descriptor that was closed at the start an access that is denied. Nobody
            // reads it, and the show continues.
        }
    }

    private static string Verbose(LogMessage message) =>
        $"{message.Level} {message.Category}: {message.Text}{(message.Exception is { } exception ? $"{Environment.NewLine}{exception}" : string.Empty)}";
}
