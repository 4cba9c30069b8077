using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PaintSound.Worker.Logging;

/// <summary>Registers PaintSound's logging.</summary>
internal static class LoggingBuilderExtensions
{
    private const long MostFileBytes = 5_000_000;
    private const int MostFiles = 5;

    /// <summary>
    /// Adds standard error, the log of the operator's page (<see cref="PageLoggerProvider"/>, to be attached to a page) and, if the
    /// settings name one, the log file. Standard error and page take messages from Information on, the file also Debug.
    /// </summary>
    /// <param name="builder">The logging builder of a host, or of a service collection.</param>
    /// <param name="settings">What is logged where.</param>
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
                new RollingFile(file, MostFileBytes, MostFiles),
                services.GetRequiredService<StandardErrorLoggerProvider>().CreateLogger(typeof(FileLoggerProvider).FullName!),
                time));
            builder.Add<FileLoggerProvider>(LogLevel.Debug, LogLevel.Warning);
        }

        return builder;
    }

    /// <summary>Registers a provider and its levels; the libraries' own messages have another: their errors also reach a person as ours.</summary>
    private static void Add<TProvider>(this ILoggingBuilder builder, LogLevel ours, LogLevel libraries)
        where TProvider : class, ILoggerProvider
    {
        builder.Services.AddSingleton<ILoggerProvider>(services => services.GetRequiredService<TProvider>());
        builder.AddFilter<TProvider>(category: null, ours).AddFilter<TProvider>("Microsoft", libraries).AddFilter<TProvider>("System", libraries);

        // Whoever asks for the health gets the answer; asked every second, it would fill the log.
        builder.AddFilter<TProvider>("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
    }
}
