using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PaintSound.Performance.RealTime;

namespace PaintSound.Worker.Hosting;

/// <summary>Runs a composed performance until its sources end or somebody stops it.</summary>
internal static class PerformanceHost
{
    /// <summary>Starts all services in order, waits for the end, and stops them in reverse order.</summary>
    /// <param name="host">The composed performance; it is disposed at the end.</param>
    /// <param name="stop">Ends the performance in good order.</param>
    /// <returns>What was lost, for a person; counts of zero are left out.</returns>
    /// <exception cref="Core.PaintSoundException">An input, a port or a target cannot be used.</exception>
    public static async Task<IReadOnlyList<Loss>> RunAsync(IHost host, CancellationToken stop)
    {
        // Some services can only be disposed asynchronously.
        await using var disposal = (IAsyncDisposable)host;
        var performance = host.Services.GetRequiredService<RealTimePerformanceService>();
        await host.StartAsync(stop);
        await host.WaitForShutdownAsync(stop);

        // The host keeps an exception of its services to itself; whoever started the performance wants to know it.
        await (performance.ExecuteTask ?? Task.CompletedTask);
        return [.. host.Services.GetServices<ILossSource>().SelectMany(source => source.Losses).Where(loss => loss.Count > 0)];
    }
}
