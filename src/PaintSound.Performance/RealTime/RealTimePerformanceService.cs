using Microsoft.Extensions.Hosting;
using PaintSound.Core;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Performance.Metrics;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.RealTime;

/// <summary>
/// Runs a performance in real time. Each source has a thread, a perception step runs every 250 ms, when an excerpt should end, before a bar and when the
/// artist asks for a selection, and events are delivered on a thread of their own. A step that takes longer than 250 ms delays the next one; steps never
/// pile up. When every source has ended, which only recordings do, the host stops.
/// </summary>
/// <param name="performance">Gets the performance, when the service starts.</param>
/// <param name="inputs">Gets the opened inputs, when the service starts.</param>
/// <param name="host">Is stopped at the end.</param>
/// <param name="metrics">Measures the steps.</param>
/// <param name="time">The session clock.</param>
/// <param name="priority">Raises the thread that delivers the events; null if it is not raised.</param>
public sealed class RealTimePerformanceService(
    Func<PerformancePipeline> performance, Func<PerformanceInputs> inputs, IHostApplicationLifetime host, StepMetrics metrics, TimeProvider time,
    IThreadPriority? priority = null) : BackgroundService
{
    // A timer that fires a little early would find the excerpt not yet over.
    private static readonly TimeSpan TimerTolerance = TimeSpan.FromMilliseconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (pipeline, sources) = (performance(), inputs());
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);

        // Ctrl+C reaches the device processes before it cancels this token. So wait 0.2 s: a device that was stopped is not lost.
        void Report(SourceReport report)
        {
            if (report.State != SourceState.Lost || !finished.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(0.2)))
            {
                pipeline.Report(report);
            }
        }

        var delivering = Task.Factory.StartNew(
            () =>
            {
                priority?.RaiseThread();
                pipeline.DeliverEventsUntil(finished.Token);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        var running = Task.WhenAll(
            RunAsync(() => sources.Brush.RunAsync(pipeline.AddBrush, Report, finished.Token), SourceKind.Brush, pipeline),
            RunAsync(() => sources.Canvas.RunAsync(pipeline.AddFrame, Report, finished.Token), SourceKind.Canvas, pipeline),
            RunAsync(() => sources.Music?.RunAsync(pipeline.AddMusic, Report, finished.Token) ?? Task.CompletedTask, SourceKind.Music, pipeline));
        try
        {
            await StepAsync(pipeline, running, stoppingToken);
        }
        finally
        {
            await finished.CancelAsync();
            await delivering;
            host.StopApplication();
        }

        await running;
    }

    /// <summary>Runs a source. If it fails, it is reported as lost, and the other sources continue.</summary>
    private static async Task RunAsync(Func<Task> run, SourceKind source, PerformancePipeline pipeline)
    {
        try
        {
            await Task.Run(run, CancellationToken.None);
        }
        catch (PaintSoundException e)
        {
            pipeline.Report(new SourceReport(source, SourceState.Lost, e.Message));
        }
    }

    private async Task StepAsync(PerformancePipeline pipeline, Task sources, CancellationToken stop)
    {
        using var steps = new PeriodicTimer(PerformancePipeline.StepLength, time);
        try
        {
            var regular = steps.WaitForNextTickAsync(stop).AsTask();
            while (!sources.IsCompleted)
            {
                var requested = pipeline.Request.Pressed;
                var first = await Task.WhenAny(regular, requested, pipeline.NextStep is { } early ? WaitUntilAsync(early + TimerTolerance, pipeline, stop) : regular);
                stop.ThrowIfCancellationRequested();
                if (first == regular)
                {
                    regular = steps.WaitForNextTickAsync(stop).AsTask();
                }
                else if (first == requested)
                {
                    pipeline.Request.Reset();
                }

                Step(pipeline);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The performance is finished.
        }
    }

    // A step that took long may end after the time.
    private Task WaitUntilAsync(TimeSpan at, PerformancePipeline pipeline, CancellationToken stop) =>
        at - pipeline.Now is var wait && wait > TimeSpan.Zero ? Task.Delay(wait, time, stop) : Task.CompletedTask;

    private void Step(PerformancePipeline pipeline)
    {
        var begun = time.GetTimestamp();
        pipeline.Step();
        metrics.Record(time.GetElapsedTime(begun));
    }
}
