using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>The camera before a sitting; delivers frames as fast as they are taken and reports nothing.</summary>
internal sealed class ReferenceCanvas(PaintingSession sitting, double framesPerSecond) : IFrameSource
{
    public string Name => "simulated canvas";

    public bool IsLive => false;

    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var camera = new Camera(sitting);
        var frame = new byte[IFrameSource.FrameBytes];
        for (var number = 0; number / framesPerSecond < sitting.Seconds; number++)
        {
            camera.Capture(number / framesPerSecond, frame);
            onFrame(frame, 0);
        }

        return Task.CompletedTask;
    }
}
