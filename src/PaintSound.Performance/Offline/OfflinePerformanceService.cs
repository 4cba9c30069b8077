using Microsoft.Extensions.Hosting;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Offline;

/// <summary>Plays recordings through a performance as fast as it can process them, and stops the host at their end.</summary>
/// <param name="performance">Gets the performance, when the service starts.</param>
/// <param name="inputs">Gets the opened inputs, when the service starts.</param>
/// <param name="time">The clock of the recording.</param>
/// <param name="framesPerSecond">How many frames the canvas delivers per second.</param>
/// <param name="progress">Receives the position in the recording after every step.</param>
/// <param name="host">Is stopped at the end.</param>
public sealed class OfflinePerformanceService(
    Func<PerformancePipeline> performance,
    Func<PerformanceInputs> inputs,
    OfflineTimeProvider time,
    double framesPerSecond,
    IProgress<TimeSpan> progress,
    IHostApplicationLifetime host) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await new OfflinePerformance(performance(), time, framesPerSecond).PlayAsync(inputs(), progress.Report, stoppingToken);
        }
        finally
        {
            host.StopApplication();
        }
    }
}
