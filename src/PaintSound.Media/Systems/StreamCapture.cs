using PaintSound.Media.Devices;

namespace PaintSound.Media.Systems;

/// <summary>Opens a camera in the network: RTSP, MJPEG over HTTP, and the other protocols of ffmpeg.</summary>
internal static class StreamCapture
{
    // Their packets carry times, and arrive in bursts.
    private static readonly string[] TimedFiles = [".m3u8", ".mpd", ".ts", ".mp4", ".flv", ".webm"];

    /// <summary>Returns the plan to open a camera.</summary>
    /// <param name="name">An address, with <see cref="DeviceName.IsStream"/>.</param>
    public static CapturePlan PlanCamera(DeviceName name) => new(Options(name), name.Id);

    // ffmpeg looks at five seconds of an MPEG stream before its first picture. What it knows after one second is enough: a picture is decoded from the
    // next whole one, however late that comes.
    private static readonly string[] ShortAnalysis = ["-analyzeduration", "1000000"];

    private static string[] Options(DeviceName name) => [.. ShortAnalysis, .. ProtocolOptions(name)];

    private static string[] ProtocolOptions(DeviceName name) => name.Scheme switch
    {
        // Lost packets of UDP would be taken for paint.
        "rtsp" => ["-rtsp_flags", "prefer_tcp"],

        // MJPEG over HTTP carries no times. ffmpeg would take it for 25 frames per second: of 10 pictures per second, 3 would be analysed instead of 8.
        "http" or "https" when !TimedFiles.Any(file => name.Id.Split('?')[0].EndsWith(file, StringComparison.OrdinalIgnoreCase)) =>
            ["-use_wallclock_as_timestamps", "1"],
        _ => [],
    };
}
