using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>A camera, or a stream from elsewhere: live pictures of the canvas; opened again whenever it goes away.</summary>
public sealed class CameraSource : IFrameSource
{
    private static readonly TimeSpan ShortestStall = TimeSpan.FromSeconds(2);
    private readonly SupervisedDevice _device;
    private volatile CameraView _view;

    /// <summary>Does not open it yet.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="name">The device as <see cref="CaptureDevices.ListAsync"/> names it, or an address such as rtsp://host/stream.</param>
    /// <param name="view">How its pictures become frames.</param>
    /// <param name="time">The session's clock.</param>
    /// <exception cref="MediaException">The name is of no kind that this system knows.</exception>
    public CameraSource(FfmpegTools ffmpeg, string name, CameraView view, TimeProvider time)
    {
        (Name, _view) = (name, view);
        var parsed = CaptureDevices.Require(name, CaptureSystem.Here.CameraSchemes, "camera");
        var threeFrames = TimeSpan.FromSeconds(3 / view.FramesPerSecond);
        var stall = threeFrames > ShortestStall ? threeFrames : ShortestStall;
        _device = new SupervisedDevice(SourceKind.Canvas, name, Open, view.UnitBytes, 1, stall, time);

        OpenedDevice Open(CancellationToken stop)
        {
            var plan = parsed.IsStream ? new CapturePlan([], name) : CaptureSystem.Here.Camera(parsed);
            var options = view.Options.SelectMany(option => new[] { "-" + option.Key, option.Value });
            return DeviceProcess.Open(
                ffmpeg, plan, ["-threads", "1", .. options], ["-an", "-map", "0:v:0", "-vf", _view.Filters, "-f", "rawvideo"], stop);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <summary>Looks at the canvas between other corners from now on. From any thread; the camera is opened again for it.</summary>
    public void SetCorners(Corners corners)
    {
        _view = _view with { Corners = corners };
        _device.Reopen();
    }

    /// <inheritdoc/>
    public Task RunAsync(FrameHandler onFrame, Action<SourceReport> report, CancellationToken stop)
    {
        var take = _view.Process(onFrame);
        return _device.RunAsync((unit, timestamp) => take(unit, timestamp), report, stop);
    }
}
