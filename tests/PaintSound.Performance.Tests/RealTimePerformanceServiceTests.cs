using Microsoft.Extensions.Hosting;
using PaintSound.Core.Sources;
using PaintSound.Library;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;

namespace PaintSound.Performance.Tests;

public class RealTimePerformanceServiceTests
{
    [Fact]
    public async Task A_recording_that_breaks_off_is_lost_and_the_performance_goes_on()
    {
        var stop = TestContext.Current.CancellationToken;
        using var fixture = new PipelineFixture(TimeProvider.System);
        using var lifetime = new Lifetime();
        var brush = new Brush();
        using var stage = new RealTimePerformanceService(
            () => fixture.Pipeline, () => new PerformanceInputs(brush, new Broken()), lifetime, TimeProvider.System);
        await stage.StartAsync(stop);
        await brush.Played.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, stop);
        await stage.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, stop);

        var lost = Assert.Single(fixture.Events.Reports);
        Assert.Equal(new SourceReport(SourceKind.Canvas, SourceState.Lost, "canvas.mp4 breaks off."), lost);
        Assert.True(fixture.Events.Onsets > 0);
        Assert.True(lifetime.ApplicationStopping.IsCancellationRequested);
    }

    private sealed class Brush : ISoundSource
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

    private sealed class Broken : IFrameSource
    {
        public string Name => "canvas.mp4";

        public bool IsLive => false;

        public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) =>
            Task.FromException(new LibraryException("canvas.mp4 breaks off."));
    }

    private sealed class Lifetime : IHostApplicationLifetime, IDisposable
    {
        private readonly CancellationTokenSource _stopping = new();

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => _stopping.Token;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => _stopping.Cancel();

        public void Dispose() => _stopping.Dispose();
    }
}
