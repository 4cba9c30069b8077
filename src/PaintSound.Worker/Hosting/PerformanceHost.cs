using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Hosting;

/// <summary>Runs a live performance in a host, which ends it in good order on Ctrl+C or when the system stops the service.</summary>
internal static class PerformanceHost
{
    /// <summary>Plays until the sources end or somebody stops it.</summary>
    /// <param name="performance">What is performed.</param>
    /// <param name="players">Who is heard and seen.</param>
    /// <param name="doors">OSC.</param>
    /// <param name="time">The session's clock.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(
        PerformancePipeline performance, PerformanceInputs players, OscService doors, TimeProvider time, CancellationToken stop)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton(services => new RealTimePerformanceService(
            performance, players, doors, services.GetRequiredService<IHostApplicationLifetime>(), time));
        builder.Services.AddHostedService(services => services.GetRequiredService<RealTimePerformanceService>());
        using var host = builder.Build();
        var stage = host.Services.GetRequiredService<RealTimePerformanceService>();
        await host.RunAsync(stop);

        // The host swallows what ended its service; whoever started the performance wants to know.
        await (stage.ExecuteTask ?? Task.CompletedTask);
    }
}
