using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaintSound.Performance.Loading;

namespace PaintSound.Worker.Commands;

/// <summary>Logs a warning if no excerpt can be selected with this library and gate.</summary>
internal static partial class SelectionWarning
{
    /// <summary>Logs the warning, if there is one, before the performance starts.</summary>
    /// <param name="services">The services of a composed performance.</param>
    public static void Log(IServiceProvider services)
    {
        if (services.GetRequiredService<PerformanceFactory>().Warning is { } warning)
        {
            Log(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SelectionWarning)), warning);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void Log(ILogger logger, string warning);
}
