using System.Globalization;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Streams;
using PaintSound.Media.Systems;

namespace PaintSound.Media.Capture;

/// <summary>Opens a camera for a few seconds, to check that it delivers a picture, in which size and how fast.</summary>
/// <param name="ffmpeg">The paths of ffmpeg and ffprobe.</param>
/// <param name="time">The clock.</param>
public sealed class CameraTrial(FfmpegTools ffmpeg, TimeProvider time)
{
    // A picture of this size shows whether it is black or has one colour. ffmpeg scales it in no time.
    private const int Width = 64;
    private const int Height = 36;
    private const int PictureBytes = Width * Height;

    // ffmpeg first delivers, at once, what it has kept while it recognised the format.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measuring = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(4);

    // In steps of 255. A lens cap or an unlit room gives noise of a few steps.
    private const double BlackLevel = 24;
    private const double FlatDeviation = 2;

    /// <summary>Opens the camera, watches it for four seconds and closes it.</summary>
    /// <param name="name">The device name, as listed by <see cref="CaptureDevices.ListAsync"/>, or an address.</param>
    /// <param name="mode">The mode; null for the camera's own.</param>
    /// <param name="framesPerSecond">The frames per second that the show analyses.</param>
    /// <param name="stop">Cancels the trial.</param>
    /// <returns>A sentence with the size, the format and the measured rate.</returns>
    /// <exception cref="MediaException">The camera cannot be opened, or its picture is of no use. The message says why and what to do.</exception>
    public async Task<string> RunAsync(string name, CameraMode? mode, double framesPerSecond, CancellationToken stop)
    {
        var parsed = CaptureDevices.Require(name, CaptureSystem.Current.CameraSchemes, "camera");
        var plan = parsed.IsStream ? StreamCapture.PlanCamera(parsed) : CaptureSystem.Current.PlanCamera(parsed, mode);
        var found = "";
        await DedicatedThread.RunAsync(parsed.NameWithoutPassword, () => found = Watch(parsed.NameWithoutPassword, plan, framesPerSecond, stop));
        return found;
    }

    private string Watch(string name, CapturePlan plan, double framesPerSecond, CancellationToken stop)
    {
        // Numbered times make one frame of each picture: ffmpeg neither repeats nor drops one.
        using var process = FfmpegProcess.Start(
            ffmpeg,
            [
                "-loglevel", "level+info", "-nostats", "-fflags", "nobuffer", "-flags", "low_delay", .. plan.Format, "-threads", "1", "-i", plan.Input, "-an", "-map", "0:v:0",
                "-vf", string.Create(CultureInfo.InvariantCulture, $"scale={Width}:{Height}:flags=area,format=gray,setpts=N/(25*TB)"), "-r", "25",
                "-f", "rawvideo", "-flush_packets", "1", "pipe:1",
            ]);
        using var cancellation = stop.Register(process.Kill);
        using Watchdog watchdog = new(SupervisedDevice.MaxOpenTimeout, process.Kill, time);
        FrameReader reader = new(process, PictureBytes, 1, watchdog);
        var picture = new byte[PictureBytes];
        long? first = null, counted = null;
        long last = 0;
        var count = 0;
        for (var units = reader.ReadUnits(); units.Length > 0; units = reader.ReadUnits())
        {
            units.CopyTo(picture);
            last = time.GetTimestamp();
            watchdog.Timeout = Stall;
            first ??= last;
            if (counted is not null)
            {
                count++;
            }
            else if (time.GetElapsedTime(first.Value, last) >= Settling)
            {
                counted = last;
            }

            if (time.GetElapsedTime(first.Value, last) >= Settling + Measuring)
            {
                process.Kill();
                return Describe(name, process.PictureFormat, count / time.GetElapsedTime(counted!.Value, last).TotalSeconds, framesPerSecond, picture);
            }
        }

        stop.ThrowIfCancellationRequested();
        throw new MediaException(
            watchdog.HasExpired && first is null ? $"{name} delivered no picture within {SupervisedDevice.MaxOpenTimeout.TotalSeconds:0} s. Check that it is switched on and that no other program uses it."
            : watchdog.HasExpired ? $"{name} delivered less than one picture in {Stall.TotalSeconds:0} s. Check its cable or its network."
            : $"{name} is not available: {process.GetError() ?? "it ended"}.");
    }

    /// <summary>Says what a camera delivers.</summary>
    /// <param name="name">The name of the camera.</param>
    /// <param name="format">The size and the format of its pictures; may be empty.</param>
    /// <param name="rate">The frames per second that arrived.</param>
    /// <param name="framesPerSecond">The frames per second that the show analyses.</param>
    /// <param name="picture">The lightness of a picture in a few places, 0 to 255 each.</param>
    /// <exception cref="MediaException">The picture is of no use.</exception>
    internal static string Describe(string name, string format, double rate, double framesPerSecond, ReadOnlySpan<byte> picture)
    {
        double sum = 0, squares = 0;
        foreach (var pixel in picture)
        {
            sum += pixel;
            squares += pixel * pixel;
        }

        var mean = sum / picture.Length;
        var deviation = Math.Sqrt(Math.Max(0, (squares / picture.Length) - (mean * mean)));
        var found = string.Create(CultureInfo.InvariantCulture, $"{name} delivers {format}{(format.Length > 0 ? ", " : "")}{rate:0.0} frames per second");
        return mean < BlackLevel && deviation < BlackLevel ? throw new MediaException($"{found}, but the picture is black. Remove the lens cap, and switch on the light of the stage.")
            : deviation < FlatDeviation ? throw new MediaException($"{found}, but the picture has one colour only. Check what the camera sees, and that it is the right camera.")
            : rate < framesPerSecond * 0.9 ? throw new MediaException(
                string.Create(CultureInfo.InvariantCulture, $"{found}; 'canvas: fps' asks for {framesPerSecond:0.##}. Add light, choose a smaller picture with 'canvas: camera', or lower 'canvas: fps'."))
            : $"{found}.";
    }
}
