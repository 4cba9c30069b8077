using System.Text;
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

    public static TheoryData<Exception> Errors { get; } =
        [new IOException("No space left on device"), new UnauthorizedAccessException("Access to the path is denied."), new ObjectDisposedException("writer")];

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void A_full_or_closed_standard_error_is_ignored(Exception error)
    {
        using var writer = new FailingWriter(error);
        using var provider = new StandardErrorLoggerProvider(writer, isVerbose: false);
        LogFailed(provider.CreateLogger("C"), "A", null);
        Assert.Equal(1, writer.Attempts);
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

    private sealed class FailingWriter(Exception error) : TextWriter
    {
        public int Attempts { get; private set; }

        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value)
        {
            Attempts++;
            throw error;
        }
    }
}
