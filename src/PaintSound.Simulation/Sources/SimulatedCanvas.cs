using PaintSound.Core.Sources;
using PaintSound.Simulation.Pictures;
using PaintSound.Simulation.Sessions;

namespace PaintSound.Simulation.Sources;

/// <summary>The camera before a simulated sitting, delivered in real time.</summary>
/// <param name="sitting">What is painted.</param>
/// <param name="time">The session's clock.</param>
/// <param name="framesPerSecond">How often; above 0.</param>
/// <param name="conditions">What is in the camera's way; <see cref="Conditions.Studio"/> unless given.</param>
public sealed class SimulatedCanvas(PaintingSession sitting, TimeProvider time, double framesPerSecond = 5, Conditions? conditions = null)
    : IFrameSource
{
    /// <summary>Filled before every frame; null where nobody projects the canvas.</summary>
    public DisplayFrame? DisplayFrame { get; init; }

    /// <inheritdoc/>
    public string Name => $"simulated canvas {sitting.Seed}";

    /// <inheritdoc/>
    public bool IsLive => false;

    /// <inheritdoc/>
    public async Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(onFrame);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        var camera = new Camera(sitting, conditions);
        var frame = new byte[IFrameSource.FrameBytes];
        var pace = new SimulatedPacer(time);
        report(new(SourceKind.Canvas, SourceState.Running, $"The {Name} is in view."));
        for (long number = 0; number / framesPerSecond < sitting.Seconds; number++)
        {
            var seconds = number / framesPerSecond;
            if (!await pace.UntilAsync(seconds, stop))
            {
                return;
            }

            camera.Capture(seconds, frame);
            if (DisplayFrame is { } closeUp)
            {
                camera.Capture(seconds, closeUp.Rgb, DisplayFrame.Size);
            }

            onFrame(frame, time.GetTimestamp());
        }

        report(new(SourceKind.Canvas, SourceState.Lost, $"The {Name} has come to its end after {sitting.Seconds:0.#} s."));
    }
}
