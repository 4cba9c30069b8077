using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Live pictures of the canvas from a camera or a network stream. Reopens the device if it is lost.</summary>
public sealed class CameraSource : IFrameSource
{
    private static readonly TimeSpan MinStall = TimeSpan.FromSeconds(2);
    private readonly SupervisedDevice _device;
    private volatile CameraView _view;
    private volatile bool _isReopening;

    /// <summary>Creates the source without opening the camera.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>, or an address such as rtsp://host/stream.</param>
    /// <param name="view">The frame rate, corners and extra pictures.</param>
    /// <param name="time">The session clock.</param>
    /// <exception cref="MediaException">This system has no devices with a name of this form.</exception>
    public CameraSource(FfmpegTools ffmpeg, string name, CameraView view, TimeProvider time)
    {
        _view = view;
        var parsed = CaptureDevices.Require(name, CaptureSystem.Current.CameraSchemes, "camera");
        Name = parsed.NameWithoutPassword;
        var threeFrames = TimeSpan.FromSeconds(3 / view.FramesPerSecond);
        var stall = threeFrames > MinStall ? threeFrames : MinStall;
        _device = new SupervisedDevice(SourceKind.Canvas, Name, Open, view.BytesPerMoment, 1, stall, time);

        OpenedDevice Open()
        {
            _isReopening = false;
            var plan = parsed.IsStream ? StreamCapture.PlanCamera(parsed) : CaptureSystem.Current.PlanCamera(parsed, view.Mode);
            return DeviceProcess.Open(
                ffmpeg,
                plan with { Description = view.Mode?.ToString() ?? plan.Description },
                ["-threads", "1"],
                ["-an", "-map", "0:v:0", "-vf", _view.Filters, "-f", "rawvideo"]);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Changes the corners of the canvas. Reopens the camera; no frame with the former corners is delivered any more. Thread-safe.</summary>
    public void SetCorners(Corners corners)
    {
        _view = _view with { Corners = corners };
        _isReopening = true;
        _device.Reopen();
    }

    /// <inheritdoc/>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var process = _view.Process(onFrame);
        return _device.RunAsync(
            (unit, timestamp) =>
            {
                if (!_isReopening)
                {
                    process(unit, timestamp);
                }
            },
            report,
            stop);
    }
}
