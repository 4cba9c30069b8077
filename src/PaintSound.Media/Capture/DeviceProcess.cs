using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Opens a device through ffmpeg with the lowest latency that ffmpeg allows.</summary>
internal static class DeviceProcess
{
    /// <summary>Starts ffmpeg and, if the plan needs it, connects the device.</summary>
    /// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
    /// <param name="plan">The input device and its arguments.</param>
    /// <param name="options">Additional arguments before the input.</param>
    /// <param name="output">Arguments after the input.</param>
    /// <param name="stop">Cancels the call.</param>
    /// <exception cref="MediaException">The device cannot be opened.</exception>
    public static OpenedDevice Open(
        FfmpegTools ffmpeg, CapturePlan plan, IEnumerable<string> options, IEnumerable<string> output, CancellationToken stop)
    {
        var process = FfmpegProcess.Start(
            ffmpeg,
            ["-fflags", "nobuffer", "-flags", "low_delay", .. plan.Format, .. options, "-i", plan.Input, .. output, "-flush_packets", "1", "pipe:1"],
            environment: plan.Environment);
        try
        {
            plan.Connect?.Invoke(stop);
            return new OpenedDevice(process, plan.Description);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }
}
