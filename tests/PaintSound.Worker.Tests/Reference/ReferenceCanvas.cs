using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Worker.Tests.Reference;

/// <summary>The camera of a simulated session. It delivers frames without waiting and reports no states.</summary>
internal sealed class ReferenceCanvas(PaintingSession session, double framesPerSecond) : IFrameSource
{
    public string Name => "simulated canvas";

    public bool IsLive => false;

    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var camera = new Camera(session);
        var frame = new byte[IFrameSource.FrameBytes];
        for (var number = 0; number / framesPerSecond < session.Seconds; number++)
        {
            camera.Capture(number / framesPerSecond, frame);
            onFrame(frame, 0);
        }

        return Task.CompletedTask;
    }
}
