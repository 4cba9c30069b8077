using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>The logger of all PaintSound providers: formats a message and passes it to the provider. Thread-safe if <paramref name="write"/> is.</summary>
/// <param name="category">The full name of the class that logs.</param>
/// <param name="write">Receives each message, on the thread that logs.</param>
internal sealed class MessageLogger(string category, Action<LogMessage> write) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <summary>True for every level: the filter rules of the logging builder decide.</summary>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            write(new LogMessage(logLevel, category, formatter(state, exception), exception));
        }
    }
}
