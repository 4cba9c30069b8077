using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Worker.Metrics;

namespace PaintSound.Worker.Hosting;

/// <summary>Runs a composed performance until its sources end or it is stopped.</summary>
internal static partial class PerformanceHost
{
    /// <summary>Starts all services in order, waits for the end, and stops them in reverse order.</summary>
    /// <param name="host">The composed performance; it is disposed at the end.</param>
    /// <param name="lossLevel">The level at which each kind of loss is logged at the end.</param>
    /// <param name="stop">Ends the performance in order.</param>
    /// <exception cref="Core.PaintSoundException">An input, a port or a target cannot be used.</exception>
    public static async Task RunAsync(IHost host, LogLevel lossLevel, CancellationToken stop)
    {
        // Some services can only be disposed asynchronously.
        await using var disposal = (IAsyncDisposable)host;
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PerformanceHost));
        try
        {
            LogStarted(logger, $"{typeof(PerformanceHost).Assembly.GetName().Version}", RuntimeInformation.OSDescription);
            await WaitAsync(host.StartAsync(stop), stop);
            await host.WaitForShutdownAsync(stop);

            // The host only logs an exception of a background service; the command has to report it.
            foreach (var service in host.Services.GetServices<IHostedService>().OfType<BackgroundService>())
            {
                await WaitAsync(service.ExecuteTask ?? Task.CompletedTask, stop);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The command prints the message; the log file also gets the stack trace.
            LogFailed(logger, e);
            throw;
        }

        foreach (var loss in host.Services.GetServices<ILossSource>().SelectMany(source => source.Losses).Where(loss => loss.Count > 0))
        {
            LogLoss(logger, lossLevel, loss.Count, loss.What);
        }

        LogEnded(logger);
    }

    private static async Task WaitAsync(Task work, CancellationToken stop)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Somebody stopped the performance while it started: it ends in order, and WaitForShutdownAsync stops what has started.
        }
    }

    [LoggerMessage(LogLevel.Debug, "PaintSound {Version} on {System} starts a performance.")]
    private static partial void LogStarted(ILogger logger, string version, string system);

    [LoggerMessage("{Count} {What}.")]
    private static partial void LogLoss(ILogger logger, LogLevel level, long count, string what);

    [LoggerMessage(LogLevel.Debug, "An error ended the performance.")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Debug, "The performance has ended.")]
    private static partial void LogEnded(ILogger logger);
}
