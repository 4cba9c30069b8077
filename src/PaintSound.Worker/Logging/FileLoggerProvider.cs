using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>
/// Writes messages to a file, in the background: the thread that logs never waits for the disk. Messages that find the queue full are
/// counted, and their number is written. A file that cannot be written is one warning; it is tried again while the show continues.
/// Thread-safe.
/// </summary>
internal sealed partial class FileLoggerProvider : ILoggerProvider
{
    private const int DefaultCapacity = 1024;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(2);

    private readonly ILogFile _file;
    private readonly TimeProvider _time;
    private readonly RateLimitedLogger _console;
    private readonly Channel<(DateTimeOffset At, LogMessage Message)> _queue;
    private readonly Task _writing;
    private long _dropped;
    private long _missing;
    private long? _failed;

    /// <summary>Starts writing.</summary>
    /// <param name="file">Where the lines go; it is closed at the end.</param>
    /// <param name="console">Receives the warning that the file cannot be written.</param>
    /// <param name="time">The clock of the timestamps, which are local time with its offset from UTC.</param>
    /// <param name="capacity">The number of messages that wait for the disk at most.</param>
    public FileLoggerProvider(ILogFile file, ILogger console, TimeProvider time, int capacity = DefaultCapacity)
    {
        (_file, _console, _time) = (file, RateLimitedLogger.Once(console), time);
        _queue = Channel.CreateBounded<(DateTimeOffset, LogMessage)>(new BoundedChannelOptions(capacity) { SingleReader = true });
        _writing = Task.Run(WriteAsync);
    }

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new MessageLogger(categoryName, Post);

    /// <summary>Writes what is waiting, for two seconds at most, and closes the file.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _writing.Wait(TimeToEnd);
    }

    private void Post(LogMessage message)
    {
        if (!_queue.Writer.TryWrite((_time.GetLocalNow(), message)))
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
        if (_failed is { } failed && _time.GetElapsedTime(failed) < RetryAfter)
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
            (_missing, _failed) = (0, null);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _failed = _time.GetTimestamp();
            LogCannotWrite(_console, _file.Path, e.Message.TrimEnd('.'));
            return false;
        }
    }

    private string Note(string text) =>
        Format(_time.GetLocalNow(), new LogMessage(LogLevel.Warning, typeof(FileLoggerProvider).FullName!, text, Exception: null));

    private static string Format(DateTimeOffset at, LogMessage message)
    {
        var exception = message.Exception is { } cause ? $"\n{cause}" : string.Empty;

        // A message has one line that begins with a time: what a peer sends cannot look like a message of its own.
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

    [LoggerMessage(
        LogLevel.Warning,
        "The log file {File} cannot be written ({Reason}). The show continues and PaintSound tries again; --log-file chooses another file.")]
    private static partial void LogCannotWrite(ILogger logger, string file, string reason);
}
