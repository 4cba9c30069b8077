using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sources;

/// <summary>The camera of a simulated session. Delivers frames in real time.</summary>
/// <param name="session">The simulated painting session.</param>
/// <param name="time">The session clock.</param>
/// <param name="framesPerSecond">Frames per second, above 0.</param>
/// <param name="conditions">Disturbances of the picture; default <see cref="Conditions.Studio"/>.</param>
public sealed class SimulatedCanvas(PaintingSession session, TimeProvider time, double framesPerSecond = 5, Conditions? conditions = null)
    : IFrameSource
{
    /// <summary>Receives a large picture before every frame; null if the canvas is not displayed.</summary>
    public DisplayFrame? DisplayFrame { get; init; }

    /// <inheritdoc/>
    public string Name => $"simulated canvas {session.Seed}";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public async Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(onFrame);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        var camera = new Camera(session, conditions);
        var frame = new byte[IFrameSource.FrameBytes];
        var pacer = new SimulatedPacer(time);
        report(new(SourceKind.Canvas, SourceState.Running, $"The {Name} is running."));
        for (long number = 0; number / framesPerSecond < session.Seconds; number++)
        {
            var seconds = number / framesPerSecond;
            if (!await pacer.WaitUntilAsync(seconds, stop))
            {
                return;
            }

            camera.Capture(seconds, frame);
            if (DisplayFrame is { } display)
            {
                camera.Capture(seconds, display.Rgb, DisplayFrame.Size);
            }

            onFrame(frame, time.GetTimestamp());
        }

        report(new(SourceKind.Canvas, SourceState.Lost, $"The {Name} has ended after {session.Seconds:0.#} s."));
    }
}
