using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Opens a device by ffmpeg, with as little between it and us as ffmpeg allows.</summary>
internal static class DeviceProcess
{
    /// <summary>Opens it.</summary>
    /// <param name="ffmpeg">Where ffmpeg is.</param>
    /// <param name="plan">How.</param>
    /// <param name="options">More arguments for the input.</param>
    /// <param name="output">Arguments behind the input.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="MediaException">It cannot be opened.</exception>
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
            return new OpenedDevice(process, plan.Granted);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }
}
