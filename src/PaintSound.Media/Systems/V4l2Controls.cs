using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>The settings of a camera on Linux, through v4l2-ctl of the package v4l-utils.</summary>
/// <param name="program">Path of v4l2-ctl.</param>
/// <param name="device">The node of the camera, such as /dev/video0.</param>
/// <param name="label">What the camera is called by the system.</param>
internal sealed class V4l2Controls(string program, string device, string label) : ICameraControls
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Label => label;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VideoControl>> ReadAsync(CancellationToken stop)
    {
        var list = await RunAsync(["--list-ctrls"], stop);
        return list.Exit == 0 ? VideoControls.Parse(list.Output) : throw new MediaException($"The settings of the camera {device} cannot be read: {Reason(list)}.");
    }

    /// <inheritdoc/>
    public async Task<string?> SetAsync(VideoControlChange change, CancellationToken stop)
    {
        var result = await RunAsync(["--set-ctrl", $"{change.Name}={change.Value}"], stop);
        return result.Exit == 0 && result.Errors.Length == 0 ? null : Reason(result);
    }

    private Task<FfmpegResult> RunAsync(string[] arguments, CancellationToken stop) => FfmpegTools.RunAsync(program, ["-d", device, .. arguments], ResponseTimeout, stop);

    // "VIDIOC_S_EXT_CTRLS: failed: Permission denied", "Cannot open device /dev/video0, exiting.", "gain: Invalid argument".
    private static string Reason(FfmpegResult result)
    {
        var lines = (result.Errors + "\n" + result.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? $"v4l2-ctl ended with status {result.Exit}"
            : lines[0].StartsWith("Cannot open device", StringComparison.Ordinal) ? "it is not connected, or this user may not open it"
            : lines[0][(lines[0].LastIndexOf(": ", StringComparison.Ordinal) is var colon and >= 0 ? colon + 2 : 0)..].TrimEnd('.');
    }
}
