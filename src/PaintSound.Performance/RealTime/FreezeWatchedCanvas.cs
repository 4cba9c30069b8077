using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.RealTime;

/// <summary>
/// Withholds the frames of a frozen camera: many drivers deliver the last frame forever after the camera is lost. Reports the source as stale
/// until the picture changes again.
/// </summary>
public sealed class FreezeWatchedCanvas(IFrameSource canvas, TimeProvider time) : IFrameSource
{
    /// <inheritdoc/>
    public string Name => canvas.Name;

    /// <inheritdoc/>
    public bool IsLive => canvas.IsLive;

    /// <inheritdoc/>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var detector = new FrozenFrameDetector(time);
        var isFrozen = false;
        return canvas.RunAsync(
            (rgb, timestamp) =>
            {
                detector.AddFrame(rgb, timestamp);
                if (detector.IsFrozen != isFrozen)
                {
                    isFrozen = detector.IsFrozen;
                    report(isFrozen
                        ? new(SourceKind.Canvas, SourceState.Stale, $"{Name} delivers the same frame again and again. Check whether the camera is frozen or covered.")
                        : new(SourceKind.Canvas, SourceState.Running, $"{Name} delivers new frames again."));
                }

                if (!isFrozen)
                {
                    onFrame(rgb, timestamp);
                }
            },
            report,
            stop);
    }
}
