using Microsoft.Extensions.Hosting;
using PaintSound.Core.Beat;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.RealTime;

/// <summary>Tells the outputs of a performance the beat of the music, at every beat and in between (<see cref="BeatTicker"/>).</summary>
/// <param name="source">The source of the beat.</param>
/// <param name="performance">Gets the performance, when the service starts.</param>
/// <param name="time">The session clock.</param>
public sealed class BeatService(IBeatSource source, Func<PerformancePipeline> performance, TimeProvider time) : BackgroundService
{
    // Timers count whole milliseconds. They would end a shorter wait at once.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pipeline, ticker) = (performance(), new BeatTicker(source, time));
        try
        {
            while (true)
            {
                if (ticker.Poll() is { } beat)
                {
                    pipeline.Report(beat);
                }

                var wait = TimeSpan.FromMilliseconds(Math.Ceiling(ticker.GetWait().TotalMilliseconds));
                await Task.Delay(wait > ShortestWait ? wait : ShortestWait, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The performance has ended.
        }
    }
}
