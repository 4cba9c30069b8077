using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed partial class PageLoggerProviderTests : IDisposable
{
    private readonly PageLoggerProvider _provider = new();
    private readonly PageState _page = new(new ShowInfo(new Dictionary<string, string>(), 0, []));

    public void Dispose() => _provider.Dispose();

    [Fact]
    public void Shows_earlier_messages_when_a_page_is_attached()
    {
        var logger = _provider.CreateLogger("C");
        LogNumber(logger, 1);
        _provider.Attach(_page);
        LogNumber(logger, 2);
        Assert.Equal(["Number 1.", "Number 2."], LogLines());
    }

    [Fact]
    public void Keeps_at_most_100_messages_for_the_page()
    {
        var logger = _provider.CreateLogger("C");
        for (var number = 0; number < 150; number++)
        {
            LogNumber(logger, number);
        }

        _provider.Attach(_page);
        LogNumber(logger, 150);
        Assert.Equal([.. Enumerable.Range(0, 100).Append(150).Select(number => $"Number {number}.")], LogLines());
    }

    [LoggerMessage(LogLevel.Information, "Number {Number}.")]
    private static partial void LogNumber(ILogger logger, int number);

    private string[] LogLines()
    {
        var seen = 0L;
        return [.. _page.Since(ref seen, Role.Operator).Log!.Select(line => line.Line)];
    }
}
