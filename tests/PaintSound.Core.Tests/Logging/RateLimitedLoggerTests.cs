using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;

namespace PaintSound.Core.Tests.Logging;

public sealed partial class RateLimitedLoggerTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly FakeLogger _logger = new();
    private readonly FakeTimeProvider _time = new();

    private string[] Messages => [.. _logger.Collector.GetSnapshot().Select(record => record.Message)];

    [Fact]
    public void Logs_the_first_message_immediately_with_its_level_and_values()
    {
        LogFailed(CreateLimited(), "a", 7);
        Assert.Equal("a failed with 7.", _logger.LatestRecord.Message);
        Assert.Equal(LogLevel.Warning, _logger.LatestRecord.Level);
        Assert.Equal("7", _logger.LatestRecord.GetStructuredStateValue("Code"));
    }

    [Fact]
    public void Logs_the_number_of_repeats_in_one_line_at_the_end_of_the_window()
    {
        var limited = CreateLimited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "a", 2);
        LogFailed(limited, "a", 3);
        _time.Advance(Window - TimeSpan.FromTicks(1));
        Assert.Equal(["a failed with 1."], Messages);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["a failed with 1.", "a failed with 1. (2 more in 10 s.)"], Messages);
        Assert.Equal(LogLevel.Warning, _logger.LatestRecord.Level);
    }

    [Fact]
    public void Logs_one_line_per_window_for_a_message_that_keeps_repeating()
    {
        var limited = CreateLimited();
        for (var second = 0; second < 60; second++)
        {
            LogFailed(limited, "a", second);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        // The first message, then one line at the end of each window.
        Assert.Equal(7, Messages.Length);
        Assert.Equal("a failed with 0. (9 more in 10 s.)", Messages[1]);
        Assert.All(Messages[2..], line => Assert.Equal("a failed with 0. (10 more in 10 s.)", line));
    }

    [Fact]
    public void Logs_no_count_without_repeats_and_starts_the_next_window_with_its_first_message()
    {
        var limited = CreateLimited();
        LogFailed(limited, "a", 1);
        _time.Advance(3 * Window);
        LogFailed(limited, "a", 2);
        Assert.Equal(["a failed with 1.", "a failed with 2."], Messages);
    }

    [Fact]
    public void Treats_other_subjects_and_other_events_as_other_messages()
    {
        var limited = CreateLimited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "b", 1);
        LogLost(limited, "a");
        Assert.Equal(["a failed with 1.", "b failed with 1.", "a is lost."], Messages);
    }

    [Fact]
    public void Once_logs_a_message_once_until_it_is_resolved()
    {
        var once = RateLimitedLogger.Once(_logger);
        for (var day = 0; day < 3; day++)
        {
            LogFailed(once, "a", day);
            LogFailed(once, "b", day);
        }

        Assert.Equal(2, Messages.Length);
        Assert.True(once.Resolve("a"));
        Assert.False(once.Resolve("a"));
        LogFailed(once, "a", 4);
        LogFailed(once, "b", 4);
        Assert.Equal(["a failed with 0.", "b failed with 0.", "a failed with 4."], Messages);
    }

    [Fact]
    public void Does_not_count_resolved_messages()
    {
        var limited = CreateLimited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "a", 2);
        Assert.True(limited.Resolve());
        _time.Advance(2 * Window);
        Assert.Equal(["a failed with 1."], Messages);
        Assert.False(limited.Resolve("a"));
    }

    [Fact]
    public void Counts_all_subjects_beyond_the_limit_as_one_until_the_window_ends()
    {
        var limited = new RateLimitedLogger(_logger, _time, Window, limit: 3);
        for (var subject = 0; subject < 100; subject++)
        {
            LogFailed(limited, $"{subject}", 1);
        }

        Assert.Equal(["0 failed with 1.", "1 failed with 1.", "2 failed with 1.", "3 failed with 1."], Messages);
        _time.Advance(Window);
        Assert.Equal("3 failed with 1. (96 more in 10 s.)", Messages[^1]);
        _time.Advance(Window);
        LogFailed(limited, "100", 1);
        LogFailed(limited, "101", 1);
        Assert.Equal(["100 failed with 1.", "101 failed with 1."], Messages[^2..]);
    }

    [Fact]
    public void Does_not_limit_messages_below_warning()
    {
        var once = RateLimitedLogger.Once(_logger);
        LogFound(once, "a");
        LogFound(once, "a");
        Assert.Equal(["a is found.", "a is found."], Messages);
        Assert.False(once.Resolve());
    }

    [Fact]
    public void Neither_logs_nor_counts_a_disabled_level()
    {
        _logger.ControlLevel(LogLevel.Warning, enabled: false);
        var limited = CreateLimited();
        LogFailed(limited, "a", 1);
        _logger.ControlLevel(LogLevel.Warning, enabled: true);
        LogFailed(limited, "a", 2);
        Assert.Equal(["a failed with 2."], Messages);
    }

    [Fact]
    public async Task Counts_repeats_from_many_threads()
    {
        var limited = CreateLimited();
        await Parallel.ForAsync(0, 10_000, TestContext.Current.CancellationToken, (i, _) =>
        {
            LogFailed(limited, "a", 1);
            return ValueTask.CompletedTask;
        });

        _time.Advance(Window);
        Assert.Equal(["a failed with 1.", "a failed with 1. (9999 more in 10 s.)"], Messages);
    }

    [LoggerMessage(LogLevel.Warning, "{Name} failed with {Code}.")]
    private static partial void LogFailed(ILogger logger, string name, int code);

    [LoggerMessage(LogLevel.Error, "{Name} is lost.")]
    private static partial void LogLost(ILogger logger, string name);

    [LoggerMessage(LogLevel.Information, "{Name} is found.")]
    private static partial void LogFound(ILogger logger, string name);

    private RateLimitedLogger CreateLimited() => new(_logger, _time, Window);
}
