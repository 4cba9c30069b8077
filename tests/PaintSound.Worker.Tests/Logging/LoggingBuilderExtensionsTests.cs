using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Web.Authentication;
using PaintSound.Web.State;
using PaintSound.Worker.Logging;

namespace PaintSound.Worker.Tests.Logging;

public sealed partial class LoggingBuilderExtensionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_provider_has_its_levels_and_libraries_log_warnings_only()
    {
        var page = new PageState(new ShowInfo(new Dictionary<string, string>(), 0, []));
        using (var services = new ServiceCollection()
            .AddLogging(builder => builder.AddPaintSoundLogging(new LoggingSettings(File: _folder["show.log"]), TimeProvider.System)).BuildServiceProvider())
        {
            services.GetRequiredService<PageLoggerProvider>().Attach(page);
            var loggers = services.GetRequiredService<ILoggerFactory>();
            foreach (var category in new[] { "PaintSound.Osc", "Microsoft.Extensions.Hosting", "System.Net" })
            {
                var logger = loggers.CreateLogger(category);
                LogText(logger, LogLevel.Debug, $"{category} debug");
                LogText(logger, LogLevel.Information, $"{category} information");
                LogText(logger, LogLevel.Warning, $"{category} warning");
            }
        }

        var seen = 0L;
        Assert.Equal(["PaintSound.Osc information", "PaintSound.Osc warning"], page.Since(ref seen, Role.Operator).Log!.Select(line => line.Line));
        Assert.Equal(
            ["PaintSound.Osc debug", "PaintSound.Osc information", "PaintSound.Osc warning", "Microsoft.Extensions.Hosting warning", "System.Net warning"],
            File.ReadAllLines(_folder["show.log"]).Select(line => line.Split(": ")[1]));
    }

    [Fact]
    public void Without_a_log_file_no_file_is_created()
    {
        using var services = new ServiceCollection()
            .AddLogging(builder => builder.AddPaintSoundLogging(new LoggingSettings(), TimeProvider.System)).BuildServiceProvider();
        Assert.DoesNotContain(services.GetServices<ILoggerProvider>(), provider => provider is FileLoggerProvider);
        Assert.Null(services.GetService<FileLoggerProvider>());
    }

    [LoggerMessage("{Text}")]
    private static partial void LogText(ILogger logger, LogLevel level, string text);
}
