using PaintSound.Core.Scheduling;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Opens a device through ffmpeg with the lowest latency that ffmpeg allows.</summary>
internal static class DeviceProcess
{
    /// <summary>Starts ffmpeg.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="plan">The input device and its arguments.</param>
    /// <param name="options">Additional arguments before the input.</param>
    /// <param name="output">Arguments after the input.</param>
    /// <param name="priority">Raises ffmpeg; null if it is not raised.</param>
    /// <exception cref="MediaException">ffmpeg cannot be started.</exception>
    public static OpenedDevice Open(
        FfmpegTools ffmpeg, CapturePlan plan, IEnumerable<string> options, IEnumerable<string> output, IThreadPriority? priority = null)
    {
        var process = FfmpegProcess.Start(
            ffmpeg, ["-fflags", "nobuffer", "-flags", "low_delay", .. plan.Format, .. options, "-i", plan.Input, .. output, "-flush_packets", "1", "pipe:1"]);
        priority?.RaiseProcess(process.Id);
        return new OpenedDevice(process, plan.Description);
    }
}
