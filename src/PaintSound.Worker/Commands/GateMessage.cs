using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Performance.Loading;

namespace PaintSound.Worker.Commands;

/// <summary>Says how many excerpts pass the gate.</summary>
internal static partial class GateMessage
{
    /// <summary>Logs the message when the performance has started. An error before that stays the only line on standard error.</summary>
    /// <param name="services">The services of a composed performance.</param>
    public static void LogAfterStart(IServiceProvider services)
    {
        if (services.GetRequiredService<PerformanceFactory>().GateDescription is { } description)
        {
            var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(GateMessage));
            services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() => Log(logger, description));
        }
    }

    [LoggerMessage(LogLevel.Information, "{Description}")]
    private static partial void Log(ILogger logger, string description);
}
