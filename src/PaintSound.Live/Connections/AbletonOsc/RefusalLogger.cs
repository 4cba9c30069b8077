using Microsoft.Extensions.Logging;
using PaintSound.Core.Events;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>Turns log messages into reports of refusals, so that a rate-limiting logger can drop the repeats.</summary>
/// <param name="report">Receives the reports.</param>
internal sealed class RefusalLogger(Action<LiveReport> report) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => true;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        report(new LiveReport(LiveReportKind.Refused, 0, formatter(state, exception)));
}
