using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PaintSound.Core.Logging;

namespace PaintSound.Core.Tests.Logging;

public sealed partial class RateLimitedLoggerTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly FakeLogger _logged = new();
    private readonly FakeTimeProvider _time = new();

    private string[] Messages => [.. _logged.Collector.GetSnapshot().Select(record => record.Message)];

    [Fact]
    public void The_first_message_is_logged_at_once_with_its_level_and_its_values()
    {
        LogFailed(Limited(), "a", 7);
        Assert.Equal("a failed with 7.", _logged.LatestRecord.Message);
        Assert.Equal(LogLevel.Warning, _logged.LatestRecord.Level);
        Assert.Equal("7", _logged.LatestRecord.GetStructuredStateValue("Code"));
    }

    [Fact]
    public void Repeats_are_one_line_with_their_number_when_the_window_ends()
    {
        var limited = Limited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "a", 2);
        LogFailed(limited, "a", 3);
        _time.Advance(Window - TimeSpan.FromTicks(1));
        Assert.Equal(["a failed with 1."], Messages);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["a failed with 1.", "a failed with 1. (2 more in 10 s.)"], Messages);
        Assert.Equal(LogLevel.Warning, _logged.LatestRecord.Level);
    }

    [Fact]
    public void What_goes_on_repeating_is_one_line_a_window()
    {
        var limited = Limited();
        for (var second = 0; second < 60; second++)
        {
            LogFailed(limited, "a", second);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        // The first, then a line at each end of a window.
        Assert.Equal(7, Messages.Length);
        Assert.Equal("a failed with 0. (9 more in 10 s.)", Messages[1]);
        Assert.All(Messages[2..], line => Assert.Equal("a failed with 0. (10 more in 10 s.)", line));
    }

    [Fact]
    public void Without_repeats_no_count_is_logged_and_the_next_window_begins_with_its_first_message()
    {
        var limited = Limited();
        LogFailed(limited, "a", 1);
        _time.Advance(3 * Window);
        LogFailed(limited, "a", 2);
        Assert.Equal(["a failed with 1.", "a failed with 2."], Messages);
    }

    [Fact]
    public void Other_subjects_and_other_events_are_other_messages()
    {
        var limited = Limited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "b", 1);
        LogLost(limited, "a");
        Assert.Equal(["a failed with 1.", "b failed with 1.", "a is lost."], Messages);
    }

    [Fact]
    public void What_is_logged_once_stays_logged_until_it_is_resolved()
    {
        var once = RateLimitedLogger.Once(_logged);
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
    public void What_is_resolved_is_counted_no_more()
    {
        var limited = Limited();
        LogFailed(limited, "a", 1);
        LogFailed(limited, "a", 2);
        Assert.True(limited.Resolve());
        _time.Advance(2 * Window);
        Assert.Equal(["a failed with 1."], Messages);
        Assert.False(limited.Resolve("a"));
    }

    [Fact]
    public void Beyond_the_limit_all_subjects_are_one_and_are_told_apart_again_later()
    {
        var limited = new RateLimitedLogger(_logged, _time, Window, limit: 3);
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
    public void What_is_no_trouble_always_passes_and_needs_no_resolving()
    {
        var once = RateLimitedLogger.Once(_logged);
        LogFound(once, "a");
        LogFound(once, "a");
        Assert.Equal(["a is found.", "a is found."], Messages);
        Assert.False(once.Resolve());
    }

    [Fact]
    public void A_level_that_is_off_is_neither_logged_nor_counted()
    {
        _logged.ControlLevel(LogLevel.Warning, enabled: false);
        var limited = Limited();
        LogFailed(limited, "a", 1);
        _logged.ControlLevel(LogLevel.Warning, enabled: true);
        LogFailed(limited, "a", 2);
        Assert.Equal(["a failed with 2."], Messages);
    }

    [Fact]
    public async Task Many_threads_lose_no_count()
    {
        var limited = Limited();
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

    private RateLimitedLogger Limited() => new(_logged, _time, Window);
}
