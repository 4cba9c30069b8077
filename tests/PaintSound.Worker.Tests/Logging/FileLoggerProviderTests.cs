using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed partial class FileLoggerProviderTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 28, 19, 15, 0, 123, TimeSpan.Zero));
    private readonly FakeLogger _console = new();
    private readonly MemoryFile _file = new();

    public FileLoggerProviderTests() => _time.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test"));

    public void Dispose() => _file.Gate.Dispose();

    [Fact]
    public void A_line_has_local_time_with_its_offset_level_category_and_message()
    {
        using (var provider = Start())
        {
            LogFailed(provider.CreateLogger("PaintSound.Osc"), "a", null);
        }

        Assert.Equal(["2026-11-28 20:15:00.123 +01:00 [WRN] PaintSound.Osc: a failed."], _file.Lines);
        Assert.True(_file.IsClosed);
    }

    [Fact]
    public void Further_lines_of_a_message_and_of_an_exception_are_indented()
    {
        using (var provider = Start())
        {
            LogFailed(provider.CreateLogger("C"), "a\r\n2026-11-28 20:15:00.123 +01:00 [ERR] C: forged", new IOException("full"));
        }

        var lines = _file.Lines;
        Assert.Equal("    2026-11-28 20:15:00.123 +01:00 [ERR] C: forged failed.", lines[1]);
        Assert.Equal("    System.IO.IOException: full", lines[2]);
    }

    [Fact]
    public async Task A_line_is_written_before_the_end()
    {
        using var provider = Start();
        LogFailed(provider.CreateLogger("C"), "a", null);
        await UntilAsync(() => _file.Lines.Length == 1);
    }

    [Fact]
    public async Task A_slow_disk_does_not_block_the_logger_and_the_number_of_dropped_messages_is_written()
    {
        _file.Gate.Reset();
        using (var provider = Start(capacity: 4))
        {
            var logger = provider.CreateLogger("C");
            LogFailed(logger, "first", null);
            await UntilAsync(() => _file.IsWriting);

            // The disk blocks the writer: four messages wait in the queue, and this thread is not blocked.
            for (var message = 0; message < 10; message++)
            {
                LogFailed(logger, $"{message}", null);
            }

            _file.Gate.Set();
        }

        Assert.Equal(
            ["first failed.", "6 messages are missing here: the disk was too slow.", "0 failed.", "1 failed.", "2 failed.", "3 failed."],
            _file.Lines.Select(Text));
    }

    [Fact]
    public async Task Logs_an_unwritable_file_once_and_tries_again()
    {
        _file.Error = new IOException("No space left on device.");
        var logged = 0;
        using (var provider = Start())
        {
            var logger = provider.CreateLogger("C");
            await UntilAsync(() => Log() && _file.Attempts >= 3);
            Assert.Empty(_file.Lines);
            _file.Error = null;
            await UntilAsync(() => Log() && _file.Lines.Length > 0);

            bool Log()
            {
                LogFailed(logger, "a", null);
                _time.Advance(TimeSpan.FromSeconds(10));
                return ++logged > 0;
            }
        }

        Assert.Equal(
            "The log file the file cannot be written (No space left on device). The show continues and PaintSound tries again; --log-file chooses another file.",
            Assert.Single(_console.Collector.GetSnapshot()).Message);
        var texts = _file.Lines.Select(Text).ToArray();
        var missing = int.Parse(texts[0].Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.Equal($"{missing} messages are missing here: the file could not be written.", texts[0]);
        Assert.All(texts[1..], text => Assert.Equal("a failed.", text));
        Assert.Equal(logged, missing + texts.Length - 1);
    }

    [Fact]
    public void Messages_after_disposal_are_ignored()
    {
        var provider = Start();
        var logger = provider.CreateLogger("C");
        provider.Dispose();
        LogFailed(logger, "a", null);
        provider.Dispose();
        Assert.Empty(_file.Lines);
    }

    [LoggerMessage(LogLevel.Warning, "{Name} failed.")]
    private static partial void LogFailed(ILogger logger, string name, Exception? exception);

    private static string Text(string line) => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static async Task UntilAsync(Func<bool> condition)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Timeout, "Timeout.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    private FileLoggerProvider Start(int capacity = 100) => new(_file, _console, _time, capacity);

    private sealed class MemoryFile : ILogFile
    {
        private readonly ConcurrentQueue<string> _written = new();
        private int _attempts;

        public string Path => "the file";

        public ManualResetEventSlim Gate { get; } = new(initialState: true);

        public volatile IOException? Error;

        public volatile bool IsWriting;

        public volatile bool IsClosed;

        public int Attempts => Volatile.Read(ref _attempts);

        public string[] Lines =>
            string.Concat(_written).Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        public void Write(ReadOnlySpan<byte> line)
        {
            IsWriting = true;
            Assert.True(Gate.Wait(Timeout));
            Interlocked.Increment(ref _attempts);
            if (Error is { } error)
            {
                throw error;
            }

            _written.Enqueue(Encoding.UTF8.GetString(line));
        }

        public void Dispose() => IsClosed = true;
    }
}
