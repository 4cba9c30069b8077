using Microsoft.Extensions.Logging;

namespace PaintSound.Core.Logging;

/// <summary>
/// Logs a message immediately and counts its repeats within a window. If it repeated, one line with the number of repeats follows at the end of
/// the window. With an infinite window, each message is logged once. <see cref="Resolve"/> removes messages, so that their next occurrence is
/// logged again. Messages below <see cref="LogLevel.Warning"/> are not limited. Thread-safe.
/// </summary>
/// <remarks>
/// Two messages are the same if they have the same event and the same value of the first placeholder. So the first placeholder must name the
/// subject: the target, the port or the work.
/// </remarks>
public sealed partial class RateLimitedLogger : ILogger
{
    private const int DefaultLimit = 100;

    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly TimeSpan _window;
    private readonly int _limit;
    private readonly Lock _lock = new();
    private readonly Dictionary<MessageIdentity, Occurrence> _recent = [];

    /// <summary>Creates a rate limit in front of a logger.</summary>
    /// <param name="logger">Receives the messages that pass. It is not disposed.</param>
    /// <param name="time">The clock of the window.</param>
    /// <param name="window">How long repeats are counted; <see cref="Timeout.InfiniteTimeSpan"/> for no end.</param>
    /// <param name="limit">
    /// The maximum number of messages that are tracked separately. Beyond it, all further subjects of an event count as one, so that a sender
    /// of invented names cannot flood the log.
    /// </param>
    public RateLimitedLogger(ILogger logger, TimeProvider time, TimeSpan window, int limit = DefaultLimit) =>
        (_logger, _time, _window, _limit) = (logger, time, window, limit);

    /// <summary>Creates a logger that logs each message once, until <see cref="Resolve"/> removes it.</summary>
    /// <param name="logger">Receives the messages that pass. It is not disposed.</param>
    public static RateLimitedLogger Once(ILogger logger) => new(logger, TimeProvider.System, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => _logger.BeginScope(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => _logger.IsEnabled(logLevel);

    /// <inheritdoc/>
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && (logLevel < LogLevel.Warning || IsFirst(logLevel, eventId, state, () => formatter(state, exception))))
        {
            _logger.Log(logLevel, eventId, state, exception, formatter);
        }
    }

    /// <summary>Removes messages whose cause is over.</summary>
    /// <param name="subject">The value of the messages' first placeholder; null for all messages.</param>
    /// <returns>True if at least one message was removed.</returns>
    public bool Resolve(object? subject = null)
    {
        lock (_lock)
        {
            MessageIdentity[] resolved = [.. _recent.Keys.Where(identity => subject is null || Equals(identity.Subject, subject))];
            foreach (var identity in resolved)
            {
                Remove(identity);
            }

            return resolved.Length > 0;
        }
    }

    [LoggerMessage("{Message} ({Count} more in {Seconds:0.#} s.)")]
    private static partial void LogRepeated(ILogger logger, LogLevel level, string message, int count, double seconds);

    private bool IsFirst<TState>(LogLevel level, EventId id, TState state, Func<string> format)
    {
        lock (_lock)
        {
            var identity = new MessageIdentity(id.Id, GetSubject(state));
            if (!_recent.ContainsKey(identity) && _recent.Count >= _limit)
            {
                RemoveEnded();
                identity = _recent.Count < _limit ? identity : identity with { Subject = null };
            }

            if (!_recent.TryGetValue(identity, out var occurrence) || HasEnded(occurrence))
            {
                _recent[identity] = new Occurrence(level, format(), _time.GetTimestamp());
                return true;
            }

            occurrence.Repeats++;
            if (_window != Timeout.InfiniteTimeSpan)
            {
                occurrence.Timer ??= _time.CreateTimer(_ => EndWindow(identity, occurrence), null, GetRemaining(occurrence), Timeout.InfiniteTimeSpan);
            }

            return false;
        }
    }

    /// <summary>Returns the value of the template's first placeholder; null if it has none. The values are not in the order of the template.</summary>
    private static object? GetSubject<TState>(TState state)
    {
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values || Find(values, "{OriginalFormat}") is not string template)
        {
            return null;
        }

        var start = template.IndexOf('{') + 1;
        var length = start > 0 ? template.AsSpan(start).IndexOfAny('}', ':', ',') : -1;
        return length < 0 ? null : Find(values, template.AsSpan(start, length));
    }

    private static object? Find(IReadOnlyList<KeyValuePair<string, object?>> values, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (name.Equals(values[i].Key, StringComparison.OrdinalIgnoreCase))
            {
                return values[i].Value;
            }
        }

        return null;
    }

    private TimeSpan GetRemaining(Occurrence occurrence)
    {
        var remaining = _window - _time.GetElapsedTime(occurrence.Start);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private bool HasEnded(Occurrence occurrence) =>
        _window != Timeout.InfiniteTimeSpan && occurrence.Timer is null && GetRemaining(occurrence) == TimeSpan.Zero;

    /// <summary>Logs the number of repeats and starts the next window.</summary>
    private void EndWindow(MessageIdentity identity, Occurrence ended)
    {
        int repeats;
        lock (_lock)
        {
            if (!_recent.TryGetValue(identity, out var occurrence) || occurrence != ended)
            {
                return;
            }

            repeats = ended.Repeats;
            ended.Timer?.Dispose();
            (ended.Timer, ended.Repeats, ended.Start) = (null, 0, _time.GetTimestamp());
        }

        LogRepeated(_logger, ended.Level, ended.Text, repeats, _window.TotalSeconds);
    }

    private void RemoveEnded()
    {
        foreach (var identity in _recent.Where(entry => HasEnded(entry.Value)).Select(entry => entry.Key).ToArray())
        {
            Remove(identity);
        }
    }

    private void Remove(MessageIdentity identity)
    {
        if (_recent.Remove(identity, out var occurrence))
        {
            occurrence.Timer?.Dispose();
        }
    }

    private readonly record struct MessageIdentity(int Event, object? Subject);

    private sealed class Occurrence(LogLevel level, string text, long start)
    {
        public LogLevel Level { get; } = level;

        public string Text { get; } = text;

        public long Start { get; set; } = start;

        public int Repeats { get; set; }

        public ITimer? Timer { get; set; }
    }
}
