using Microsoft.Extensions.Hosting;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Worker.Hosting;

/// <summary>
/// A performance in real time. Each source has its thread, perception runs every 250 ms, announcing has a thread of its own.
/// A perception step that takes longer than that delays the next one; steps never pile up. When all sources have come to
/// their end, which only recordings do, the performance is over.
/// </summary>
internal sealed class RealTimePerformanceService(
    PerformancePipeline performance,
    PerformanceInputs players,
    OscService doors,
    IHostApplicationLifetime house,
    TimeProvider time)
    : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);

        // Ctrl+C reaches the devices' processes before it reaches this token: who is stopped is not lost.
        void Report(SourceReport report)
        {
            if (report.State != SourceState.Lost || !over.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(0.2)))
            {
                performance.Report(report);
            }
        }

        var announcing = Task.Factory.StartNew(
            () => performance.DeliverEventsUntil(over.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var listening = doors.RunAsync(over.Token);
        var sources = Task.WhenAll(
            DeliverAsync(() => players.Brush.RunAsync(HearBrush, Report, over.Token), SourceKind.Brush),
            DeliverAsync(() => players.Canvas.RunAsync(SeeCanvas, Report, over.Token), SourceKind.Canvas),
            DeliverAsync(() => players.Music?.RunAsync(HearMusic, Report, over.Token) ?? Task.CompletedTask, SourceKind.Music));
        try
        {
            await PerceiveAsync(sources, stoppingToken);
        }
        finally
        {
            await over.CancelAsync();
            await announcing;
            await listening;
            house.StopApplication();
        }

        await sources;
    }

    /// <summary>A recording that breaks off is lost, like a device; the other sources go on.</summary>
    private async Task DeliverAsync(Func<Task> deliver, SourceKind source)
    {
        try
        {
            await Task.Run(deliver, CancellationToken.None);
        }
        catch (MediaException e)
        {
            performance.Report(new SourceReport(source, SourceState.Lost, e.Message));
        }
    }

    // A recording counts its time from its own beginning; on a stage it plays now, like a device.
    private void HearBrush(ReadOnlySpan<float> samples, long timestamp) => performance.AddBrush(samples, time.GetTimestamp());

    private void HearMusic(ReadOnlySpan<float> samples, long timestamp) => performance.AddMusic(samples, time.GetTimestamp());

    private void SeeCanvas(ReadOnlySpan<byte> rgb, long timestamp) => performance.AddFrame(rgb, time.GetTimestamp());

    private async Task PerceiveAsync(Task sources, CancellationToken stop)
    {
        using var steps = new PeriodicTimer(PerformancePipeline.StepLength, time);
        try
        {
            while (!sources.IsCompleted && await steps.WaitForNextTickAsync(stop))
            {
                performance.Step();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is over.
        }
    }
}
