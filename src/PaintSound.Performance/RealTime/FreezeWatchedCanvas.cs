using PaintSound.Core.Canvas;
using PaintSound.Core.Sources;

namespace PaintSound.Performance.RealTime;

/// <summary>
/// A live canvas whose camera may freeze: many drivers deliver the last frame for ever when the camera is gone. A frozen frame
/// is no picture of the canvas; it is withheld, and the source is stale until it moves again.
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
        var watch = new FrozenFrameDetector(time);
        var frozen = false;
        return canvas.RunAsync(
            (rgb, timestamp) =>
            {
                watch.AddFrame(rgb, timestamp);
                if (watch.IsFrozen != frozen)
                {
                    frozen = watch.IsFrozen;
                    report(frozen
                        ? new(SourceKind.Canvas, SourceState.Stale, $"{Name} delivers the same frame again and again: is it frozen or covered?")
                        : new(SourceKind.Canvas, SourceState.Running, $"{Name} moves again."));
                }

                if (!frozen)
                {
                    onFrame(rgb, timestamp);
                }
            },
            report,
            stop);
    }
}
