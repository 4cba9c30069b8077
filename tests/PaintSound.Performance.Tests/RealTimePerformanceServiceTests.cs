using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Library;
using PaintSound.Performance.Metrics;
using PaintSound.Performance.Pipeline;

namespace PaintSound.Performance.Tests;

public class RealTimePerformanceServiceTests
{
    [Fact]
    public async Task Reports_a_broken_recording_as_lost_and_continues()
    {
        var stop = TestContext.Current.CancellationToken;
        using var fixture = new PipelineFixture(TimeProvider.System);
        var brush = new TapBrush();
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(brush, new FailingCanvas()), TimeProvider.System);
        await running.Service.StartAsync(stop);
        await brush.Played.WaitAsync(TimeSpan.FromSeconds(180), TimeProvider.System, stop);
        await running.Service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(180), TimeProvider.System, stop);

        var lost = Assert.Single(fixture.Events.Reports);
        Assert.Equal(new SourceReport(SourceKind.Canvas, SourceState.Lost, "canvas.mp4 breaks off."), lost);
        Assert.True(fixture.Events.Onsets > 0);
        Assert.True(running.Lifetime.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task The_thread_that_delivers_the_events_asks_for_its_priority_and_a_refusal_changes_nothing()
    {
        var stop = TestContext.Current.CancellationToken;
        using var fixture = new PipelineFixture(TimeProvider.System);
        var (brush, priority) = (new TapBrush(), new FakePriority(isGranted: false));
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(brush, new FailingCanvas()), TimeProvider.System, priority);
        await running.Service.StartAsync(stop);
        await running.Service.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(180), TimeProvider.System, stop);
        Assert.Single(priority.Threads);
        Assert.True(fixture.Events.Onsets > 0);
    }

    [Fact]
    public async Task Every_step_is_measured()
    {
        var (stop, time) = (TestContext.Current.CancellationToken, new FakeTimeProvider());
        using var fixture = new PipelineFixture(time);
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(new SilentBrush(), new FailingCanvas()), time);
        using var durations = new MetricCollector<double>(running.Services.GetRequiredService<IMeterFactory>(), PerformanceMeter.Name, StepMetrics.DurationName);
        await running.Service.StartAsync(stop);
        Assert.Null(fixture.Pipeline.Status.SinceStep);
        for (var step = 1; step <= 4; step++)
        {
            // Another thread creates the timer: advance the clock until it fires.
            while (durations.GetMeasurementSnapshot().Count < step)
            {
                time.Advance(PerformancePipeline.StepLength);
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, stop);
            }
        }

        Assert.NotNull(fixture.Pipeline.Status.SinceStep);
        await running.Service.StopAsync(stop);
    }

    [Fact]
    public async Task A_step_that_ends_after_the_end_of_an_excerpt_is_no_error()
    {
        // Each look at the clock takes 30 ms, so a step is longer than the rest of the dwell.
        var (stop, time) = (TestContext.Current.CancellationToken, new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(30) });
        using var fixture = new PipelineFixture(time, new ChoosingControls { Dwell = TimeSpan.FromSeconds(0.3), RepeatAfter = TimeSpan.Zero, Silence = SilencePolicy.Any });
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(new SilentBrush(), new RedCanvas()), time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(180));
        await running.Service.StartAsync(stop);
        while (fixture.Events.Selections.Count < 10 && !running.Service.ExecuteTask!.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
        }

        await running.Service.StopAsync(stop);
        await running.Service.ExecuteTask!;
        Assert.True(fixture.Events.Selections.Count >= 10);
    }

    [Fact]
    public async Task Next_is_answered_without_waiting_for_the_next_step()
    {
        var (stop, time) = (TestContext.Current.CancellationToken, new FakeTimeProvider());
        using var fixture = new PipelineFixture(time, new ChoosingControls { Dwell = TimeSpan.FromHours(1), RepeatAfter = TimeSpan.Zero, OnChange = false, Silence = SilencePolicy.Any });
        using var running = new RealTimeFixture(fixture, new PerformanceInputs(new SilentBrush(), new RedCanvas()), time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(TimeSpan.FromSeconds(180));
        await running.Service.StartAsync(stop);

        // The first selection needs the canvas.
        while (fixture.Events.Selections.Count == 0)
        {
            time.Advance(PerformancePipeline.StepLength);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
        }

        // From here on, the clock stands still: no regular step comes.
        for (var selections = fixture.Events.Selections.Count; selections < 4; selections++)
        {
            fixture.Control.Set(ControlTable.Next, true);
            while (fixture.Events.Selections.Count <= selections)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
            }
        }

        await running.Service.StopAsync(stop);
    }

    private sealed class RedCanvas : IFrameSource
    {
        public string Name => "canvas";

        public bool IsLive => false;

        public async Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                onFrame(PipelineFixture.Frame(200), 0);
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed class SilentBrush : ISoundSource
    {
        public string Name => "silence";

        public Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop) =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private sealed class TapBrush : ISoundSource
    {
        private readonly TaskCompletionSource _played = new();

        public string Name => "brush.wav";

        public Task Played => _played.Task;

        public async Task RunAsync(SoundHandler onBlock, Action<SourceReport> report, CancellationToken stop)
        {
            var tap = new float[1600];
            for (var i = 0; i < 400; i++)
            {
                tap[i] = i % 2 == 0 ? 0.5f : -0.5f;
            }

            for (var block = 0; block < 20 && !stop.IsCancellationRequested; block++)
            {
                onBlock(tap, TimeProvider.System.GetTimestamp());
                await Task.Delay(TimeSpan.FromSeconds(0.05), TimeProvider.System, stop);
            }

            _played.SetResult();
        }
    }

    private sealed class FailingCanvas : IFrameSource
    {
        public string Name => "canvas.mp4";

        public bool IsLive => false;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) =>
            Task.FromException(new LibraryException("canvas.mp4 breaks off."));
    }
}
