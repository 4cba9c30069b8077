using Microsoft.Extensions.Logging;

namespace PaintSound.Core.Logging;

/// <summary>
/// Logs a message at once and counts its repeats within a window. When the window ends and the message has repeated, one line
/// tells how often. With an infinite window a message is logged once. <see cref="Resolve"/> forgets messages, so that the next one
/// is logged at once. The limit is for trouble: messages below <see cref="LogLevel.Warning"/> always pass. Thread-safe.
/// </summary>
/// <remarks>
/// Two messages are the same if they have the same event and the same first placeholder. The first placeholder therefore names the
/// subject: the target, the port, the work.
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
    /// <param name="window">How long repeats are counted; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="limit">
    /// The number of subjects that are told apart. Beyond it, all further subjects of an event count as one, so that a sender that
    /// makes up names cannot flood the log.
    /// </param>
    public RateLimitedLogger(ILogger logger, TimeProvider time, TimeSpan window, int limit = DefaultLimit) =>
        (_logger, _time, _window, _limit) = (logger, time, window, limit);

    /// <summary>Creates a logger that logs each message once, until it is resolved.</summary>
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

    /// <summary>Forgets messages: what they told is over.</summary>
    /// <param name="subject">The first placeholder of the messages; null for all.</param>
    /// <returns>True if one had been logged.</returns>
    public bool Resolve(object? subject = null)
    {
        lock (_lock)
        {
            MessageIdentity[] over = [.. _recent.Keys.Where(known => subject is null || Equals(known.Subject, subject))];
            foreach (var identity in over)
            {
                Forget(identity);
            }

            return over.Length > 0;
        }
    }

    [LoggerMessage("{Message} ({Count} more in {Seconds:0.#} s.)")]
    private static partial void LogRepeated(ILogger logger, LogLevel level, string message, int count, double seconds);

    private bool IsFirst<TState>(LogLevel level, EventId id, TState state, Func<string> format)
    {
        lock (_lock)
        {
            var identity = new MessageIdentity(id.Id, Subject(state));
            if (!_recent.ContainsKey(identity) && _recent.Count >= _limit)
            {
                ForgetEnded();
                identity = _recent.Count < _limit ? identity : identity with { Subject = null };
            }

            if (!_recent.TryGetValue(identity, out var known) || HasEnded(known))
            {
                _recent[identity] = new Occurrence(level, format(), _time.GetTimestamp());
                return true;
            }

            known.Repeats++;
            if (_window != Timeout.InfiniteTimeSpan)
            {
                known.Timer ??= _time.CreateTimer(_ => EndWindow(identity, known), null, Left(known), Timeout.InfiniteTimeSpan);
            }

            return false;
        }
    }

    /// <summary>The value of the template's first placeholder; null if it has none. The order of the values is the generator's own.</summary>
    private static object? Subject<TState>(TState state)
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

    private TimeSpan Left(Occurrence known)
    {
        var left = _window - _time.GetElapsedTime(known.Start);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private bool HasEnded(Occurrence known) =>
        _window != Timeout.InfiniteTimeSpan && known.Timer is null && Left(known) == TimeSpan.Zero;

    /// <summary>Logs the number of repeats and begins the next window.</summary>
    private void EndWindow(MessageIdentity identity, Occurrence ended)
    {
        int repeats;
        lock (_lock)
        {
            if (!_recent.TryGetValue(identity, out var known) || known != ended)
            {
                return;
            }

            repeats = ended.Repeats;
            ended.Timer?.Dispose();
            (ended.Timer, ended.Repeats, ended.Start) = (null, 0, _time.GetTimestamp());
        }

        LogRepeated(_logger, ended.Level, ended.Text, repeats, _window.TotalSeconds);
    }

    private void ForgetEnded()
    {
        foreach (var identity in _recent.Where(known => HasEnded(known.Value)).Select(known => known.Key).ToArray())
        {
            Forget(identity);
        }
    }

    private void Forget(MessageIdentity identity)
    {
        if (_recent.Remove(identity, out var known))
        {
            known.Timer?.Dispose();
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
