using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PaintSound.Core;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Performance.Pipeline;
using PaintSound.Performance.RealTime;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Hosting.Inputs;

/// <summary>
/// Finds the canvas at the start of a show with <c>corners: auto</c>, and follows it with <c>follow: true</c>. Only for a camera. Without OpenCV the
/// corners stay as they are. The place that several microphones hear gets the proportions of the canvas from its corners.
/// </summary>
/// <param name="show">The settings of the show.</param>
/// <param name="inputs">The camera and its preview.</param>
/// <param name="pipeline">Gets the performance, when the service starts.</param>
/// <param name="logger">Receives a message if OpenCV cannot be used.</param>
/// <param name="time">The session clock.</param>
internal sealed partial class FramingService(
    ShowSettings show, InputFactory inputs, Func<PerformancePipeline> pipeline, ILogger<FramingService> logger, TimeProvider time) : BackgroundService
{
    /// <summary>Looks without a certain answer after which a person is asked.</summary>
    private const int LooksUntilAsked = 10;

    private readonly byte[] _picture = new byte[CameraPreview.PictureBytes];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var canvas = pipeline();
        inputs.AspectChanged += canvas.SetCanvasAspect;
        canvas.SetCanvasAspect(inputs.CanvasAspect);
        if (show.Canvas.Source.Kind != SourceSettingsKind.Device || (!show.Canvas.Follow && !show.Canvas.FindCorners) || Open() is not { } vision)
        {
            return;
        }

        try
        {
            if (show.Canvas.FindCorners)
            {
                await FindAsync(vision.CreateFinder(), canvas, stoppingToken);
            }

            if (show.Canvas.Follow)
            {
                await FollowAsync(new CanvasFollower(vision.CreateTracker(), inputs.Preview, canvas, corners => inputs.SetCorners(corners)), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end of the show.
        }
    }

    private ICanvasVision? Open()
    {
        try
        {
            return VisionLibrary.Open();
        }
        catch (PaintSoundException e)
        {
            if (show.Canvas.FindCorners)
            {
                LogNoCorners(e.Message);
            }
            else
            {
                LogNoFollowing(e.Message);
            }

            return null;
        }
    }

    // Until two looks agree, or a person sets the corners.
    private async Task FindAsync(ICanvasFinder finder, PerformancePipeline canvas, CancellationToken stop)
    {
        var before = (Corners?)null;
        for (var looks = 0; inputs.Corners == Corners.Whole; looks++)
        {
            await Task.Delay(CanvasFollower.LookInterval, time, stop);
            if (inputs.Preview.FrameCount == 0)
            {
                looks = 0;
                continue;
            }

            inputs.Preview.CopyTo(_picture);
            var found = finder.Find(new RgbPicture(_picture, CameraPreview.Width, CameraPreview.Height));
            if (found.IsCertain && before is not null && found.Corners.DistanceTo(before) < CanvasFollower.SamePlace && inputs.Corners == Corners.Whole)
            {
                inputs.SetCorners(found.Corners);
                canvas.ResetCanvas();
                canvas.Report(new FramingReport(FramingState.Framed, "The canvas was found in the picture of the camera."));
                return;
            }

            before = found.IsCertain ? found.Corners : null;
            if (looks == LooksUntilAsked)
            {
                canvas.Report(new FramingReport(FramingState.Moved, "The canvas was not found with certainty. Set the corners on the setup page."));
            }
        }
    }

    private async Task FollowAsync(CanvasFollower follower, CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(follower.IsConfirming ? CanvasFollower.ConfirmInterval : CanvasFollower.LookInterval, time, stop);
            follower.Look(inputs.Corners);
        }
    }

    [LoggerMessage(LogLevel.Warning, "'canvas: corners: auto' cannot find the canvas, so the whole picture is used. {Reason}")]
    private partial void LogNoCorners(string reason);

    [LoggerMessage(LogLevel.Information, "The canvas is not followed if easel or camera move. {Reason}")]
    private partial void LogNoFollowing(string reason);
}
