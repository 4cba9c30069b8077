using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core.Sources;
using PaintSound.Media;
using PaintSound.Media.Capture;
using PaintSound.Worker.Paths;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>
/// Gives the camera its own exposure, gain, white balance and focus back at the end of the show, however it ends. After a crash it does so at the next
/// start. Locks the camera again if it was lost and returns.
/// </summary>
/// <param name="show">The settings of the show.</param>
/// <param name="folders">The folder for what a crash leaves to the next show.</param>
/// <param name="logger">Receives what was restored and what was not.</param>
internal sealed partial class CameraSettingsService(ShowSettings show, UserFolders folders, ILogger<CameraSettingsService> logger) : IHostedService, IAsyncDisposable
{
    private bool _isDisposed;

    /// <summary>The settings of the camera; null if the canvas is no camera.</summary>
    public CameraSettings? Settings { get; } =
        show.Canvas.Source.Kind == SourceSettingsKind.Device && CaptureDevices.IsName(show.Canvas.Source.Name) ? new CameraSettings(show.Canvas.Source.Name, folders.State) : null;

    /// <summary>Watches a camera, to lock it again after it was lost.</summary>
    /// <param name="camera">The camera.</param>
    public IFrameSource Watch(IFrameSource camera) => Settings is null ? camera : new RelockedCamera(camera, stop => DoAsync(Settings.LockAgainAsync, stop));

    /// <summary>Restores what a show that crashed left locked.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => RestoreAsync(cancellationToken);

    /// <summary>Restores the settings.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => RestoreAsync(cancellationToken);

    /// <summary>Restores the settings if the host could not stop its services, because one of them failed to start.</summary>
    public async ValueTask DisposeAsync()
    {
        // The container calls it once for every type that this service is registered as.
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await RestoreAsync(CancellationToken.None);
        Settings?.Dispose();
    }

    private Task RestoreAsync(CancellationToken stop) => Settings is null ? Task.CompletedTask : DoAsync(Settings.RestoreAsync, stop);

    private async Task DoAsync(Func<CancellationToken, Task<string?>> change, CancellationToken stop)
    {
        try
        {
            if (await change(stop) is { } done)
            {
                LogDone(done);
            }
        }
        catch (MediaException e)
        {
            LogFailed(e.Message);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The show ends. What was not restored is restored at the next start.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Done}")]
    private partial void LogDone(string done);

    [LoggerMessage(LogLevel.Warning, "{Reason}")]
    private partial void LogFailed(string reason);
}
