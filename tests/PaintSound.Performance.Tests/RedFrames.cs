using PaintSound.Core.Sources;

namespace PaintSound.Performance.Tests;

/// <summary>A canvas of one colour at each time, four frames a second.</summary>
internal sealed class RedFrames(int count, Func<double, byte> red) : IFrameSource
{
    public string Name => "canvas.mp4";

    public bool IsLive => false;

    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        for (var i = 0; i < count; i++)
        {
            onFrame(PipelineFixture.Frame(red(i / 4.0)), 0);
        }

        return Task.CompletedTask;
    }
}

internal sealed class FailingCanvas : IFrameSource
{
    public string Name => "canvas.mp4";

    public bool IsLive => false;

    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop) =>
        Task.FromException(new IOException("canvas.mp4 is broken"));
}
