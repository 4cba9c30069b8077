using Microsoft.Extensions.Logging;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed partial class StandardErrorLoggerProviderTests
{
    [Fact]
    public void Prints_the_plain_message() => Assert.Equal($"A failed.{Environment.NewLine}", Print(isVerbose: false));

    [Fact]
    public void Verbose_adds_level_category_and_exception() => Assert.Equal(
        $"Warning C: A failed.{Environment.NewLine}System.IO.IOException: full{Environment.NewLine}", Print(isVerbose: true));

    [LoggerMessage(LogLevel.Warning, "{Name} failed.")]
    private static partial void LogFailed(ILogger logger, string name, Exception? exception);

    private static string Print(bool isVerbose)
    {
        using var printed = new StringWriter();
        using var provider = new StandardErrorLoggerProvider(printed, isVerbose);
        LogFailed(provider.CreateLogger("C"), "A", new IOException("full"));
        return printed.ToString();
    }
}
