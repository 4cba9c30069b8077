using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>
/// Writes messages to a file in the background: the thread that logs never waits for the disk. If the queue is full, messages are
/// dropped and counted, and the file gets their number. If the file cannot be written, one warning is logged; the provider tries again
/// every ten seconds. Thread-safe.
/// </summary>
internal sealed partial class FileLoggerProvider : ILoggerProvider
{
    private const int DefaultCapacity = 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    private readonly ILogFile _file;
    private readonly TimeProvider _time;
    private readonly RateLimitedLogger _console;
    private readonly Channel<TimedMessage> _queue;
    private readonly Task _writeTask;
    private long _dropped;
    private long _missing;
    private long? _failureTimestamp;

    /// <summary>Starts writing.</summary>
    /// <param name="file">The file; <see cref="Dispose"/> closes it.</param>
    /// <param name="console">Receives the warning that the file cannot be written.</param>
    /// <param name="time">The clock of the timestamps, which are local time with its offset from UTC.</param>
    /// <param name="capacity">The most messages that wait for the disk.</param>
    public FileLoggerProvider(ILogFile file, ILogger console, TimeProvider time, int capacity = DefaultCapacity)
    {
        (_file, _console, _time) = (file, RateLimitedLogger.Once(console), time);
        _queue = Channel.CreateBounded<TimedMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _writeTask = Task.Run(WriteAsync);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, Enqueue);

    /// <summary>Writes the messages in the queue, for at most two seconds, and closes the file.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _writeTask.Wait(FlushTimeout);
    }

    private void Enqueue(LogMessage message)
    {
        if (!_queue.Writer.TryWrite(new TimedMessage(_time.GetLocalNow(), message)))
        {
            Interlocked.Increment(ref _dropped);
        }
    }

    private async Task WriteAsync()
    {
        using (_file)
        {
            await foreach (var (at, message) in _queue.Reader.ReadAllAsync())
            {
                WriteDrops();
                if (!TryWrite(Format(at, message)))
                {
                    _missing++;
                }
            }

            WriteDrops();
        }
    }

    private void WriteDrops()
    {
        var dropped = Interlocked.Exchange(ref _dropped, 0);
        if (dropped > 0 && !TryWrite(Note($"{dropped} messages are missing here: the disk was too slow.")))
        {
            _missing += dropped;
        }
    }

    private bool TryWrite(string lines)
    {
        if (_failureTimestamp is { } failure && _time.GetElapsedTime(failure) < RetryAfter)
        {
            return false;
        }

        try
        {
            if (_missing > 0)
            {
                _file.Write(Encoding.UTF8.GetBytes(Note($"{_missing} messages are missing here: the file could not be written.")));
            }

            _file.Write(Encoding.UTF8.GetBytes(lines));
            (_missing, _failureTimestamp) = (0, null);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _failureTimestamp = _time.GetTimestamp();
            LogCannotWrite(_console, _file.Path, e.Message.TrimEnd('.'));
            return false;
        }
    }

    private string Note(string text) =>
        Format(_time.GetLocalNow(), new LogMessage(LogLevel.Warning, typeof(FileLoggerProvider).FullName!, text, Exception: null));

    private static string Format(DateTimeOffset at, LogMessage message)
    {
        var exception = message.Exception is { } thrown ? $"\n{thrown}" : string.Empty;

        // Only the first line of a message begins with a time: text from another program cannot look like a message of PaintSound.
        var text = $"{message.Text}{exception}".ReplaceLineEndings($"{Environment.NewLine}    ");
        return string.Create(
            CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level(message.Level)}] {message.Category}: {text}{Environment.NewLine}");
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRC",
        LogLevel.Debug => "DBG",
        LogLevel.Information => "INF",
        LogLevel.Warning => "WRN",
        LogLevel.Error => "ERR",
        _ => "CRT",
    };

    private readonly record struct TimedMessage(DateTimeOffset At, LogMessage Message);

    [LoggerMessage(
        LogLevel.Warning,
        "The log file {File} cannot be written ({Reason}). The show continues and PaintSound tries again; --log-file chooses another file.")]
    private static partial void LogCannotWrite(ILogger logger, string file, string reason);
}
