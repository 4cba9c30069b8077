using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>Registers PaintSound's logging.</summary>
internal static class LoggingBuilderExtensions
{
    private const long MaxFileBytes = 5_000_000;
    private const int MaxFiles = 5;

    /// <summary>
    /// Adds standard error, the log of the operator page (<see cref="PageLoggerProvider"/>) and, if the settings name one, the log file.
    /// Standard error and page show messages from level Information, the file also Debug.
    /// </summary>
    /// <param name="builder">The logging builder of a host, or of a service collection.</param>
    /// <param name="settings">The log file and the level of standard error.</param>
    /// <param name="time">The clock of the log file.</param>
    public static ILoggingBuilder AddPaintSoundLogging(this ILoggingBuilder builder, LoggingSettings settings, TimeProvider time)
    {
        builder.ClearProviders();
        builder.SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddSingleton(_ => new StandardErrorLoggerProvider(Console.Error, settings.IsVerbose));
        builder.Services.AddSingleton<PageLoggerProvider>();
        builder.Add<StandardErrorLoggerProvider>(settings.IsVerbose ? LogLevel.Debug : LogLevel.Information, settings.IsVerbose ? LogLevel.Warning : LogLevel.None);
        builder.Add<PageLoggerProvider>(LogLevel.Information, LogLevel.None);
        if (settings.File is { } file)
        {
            builder.Services.AddSingleton(services => new FileLoggerProvider(
                new RollingFile(file, MaxFileBytes, MaxFiles),
                services.GetRequiredService<StandardErrorLoggerProvider>().CreateLogger(typeof(FileLoggerProvider).FullName!),
                time));
            builder.Add<FileLoggerProvider>(LogLevel.Debug, LogLevel.Warning);
        }

        return builder;
    }

    /// <summary>Registers a provider with the minimum levels of PaintSound and of the .NET libraries. PaintSound reports the errors of the libraries itself.</summary>
    private static void Add<TProvider>(this ILoggingBuilder builder, LogLevel minLevel, LogLevel libraryMinLevel)
        where TProvider : class, ILoggerProvider
    {
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<TProvider>());
        builder.AddFilter<TProvider>(category: null, minLevel).AddFilter<TProvider>("Microsoft", libraryMinLevel).AddFilter<TProvider>("System", libraryMinLevel);

        // The caller of a health check gets the result. A check every second would fill the log.
        builder.AddFilter<TProvider>("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
