using PaintSound.Core.Sources;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>A camera that is locked again after it was lost and has returned: a camera that was unplugged forgets its settings.</summary>
/// <param name="camera">The camera.</param>
/// <param name="lockAgain">Locks the camera as it was locked. Does not throw.</param>
internal sealed class RelockedCamera(IFrameSource camera, Func<CancellationToken, Task> lockAgain) : IFrameSource
{
    /// <inheritdoc/>
    public string Name => camera.Name;

    /// <inheritdoc/>
    public bool IsLive => camera.IsLive;

    /// <inheritdoc/>
    public async Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var wasLost = false;
        var locking = Task.CompletedTask;
        await camera.RunAsync(
            onFrame,
            change =>
            {
                report(change);
                wasLost |= change.State is SourceState.Lost or SourceState.Retrying;
                if (change.State == SourceState.Running && wasLost)
                {
                    wasLost = false;
                    locking = lockAgain(stop);
                }
            },
            stop);
        await locking;
    }
}
