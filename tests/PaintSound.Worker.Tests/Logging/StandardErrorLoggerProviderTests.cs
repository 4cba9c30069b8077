using System.Text;
using Microsoft.Extensions.Logging;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed partial class StandardErrorLoggerProviderTests
{
    [Fact]
    public void A_message_is_a_plain_sentence() => Assert.Equal($"A failed.{Environment.NewLine}", Print(isVerbose: false));

    [Fact]
    public void Verbose_adds_level_category_and_exception() => Assert.Equal(
        $"Warning C: A failed.{Environment.NewLine}System.IO.IOException: full{Environment.NewLine}", Print(isVerbose: true));

    [Fact]
    public void A_full_or_closed_standard_error_is_ignored()
    {
        using var full = new FullWriter();
        using var provider = new StandardErrorLoggerProvider(full, isVerbose: false);
        LogFailed(provider.CreateLogger("C"), "A", null);
        var closed = new StringWriter();
        closed.Dispose();
        using var other = new StandardErrorLoggerProvider(closed, isVerbose: false);
        LogFailed(other.CreateLogger("C"), "A", null);
        Assert.Equal(1, full.Attempts);
    }

    [LoggerMessage(LogLevel.Warning, "{Name} failed.")]
    private static partial void LogFailed(ILogger logger, string name, Exception? exception);

    private static string Print(bool isVerbose)
    {
        using var printed = new StringWriter();
        using var provider = new StandardErrorLoggerProvider(printed, isVerbose);
        LogFailed(provider.CreateLogger("C"), "A", new IOException("full"));
        return printed.ToString();
    }

    private sealed class FullWriter : TextWriter
    {
        public int Attempts { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            Attempts++;
            throw new IOException("No space left on device");
        }
    }
}
