using System.Text.RegularExpressions;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>macOS: AVFoundation, through ffmpeg.</summary>
internal sealed partial class MacCapture : ICaptureSystem
{
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = ["avfoundation"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["avfoundation"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var output = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-f", "avfoundation", "-list_devices", "true", "-i", ""], ResponseTimeout, stop);
        return ParseDevices(output.Errors);
    }

    /// <inheritdoc/>
    // AVFoundation delivers all channels of a device.
    public CapturePlan PlanMicrophone(DeviceName name, string client, ChannelSelection? channels) => new(["-f", "avfoundation"], ":" + name.Id);

    /// <inheritdoc/>
    // AVFoundation refuses frame rates that the camera does not list. Most cameras do not list ffmpeg's default of 29.97.
    public CapturePlan PlanCamera(DeviceName name, CameraMode? mode) =>
        new(["-f", "avfoundation", "-framerate", "30", .. CapturePlan.SizeAndRate(mode)], name.Id + ":none");

    /// <inheritdoc/>
    // ffmpeg lists the modes when it is asked for one that no camera has.
    public async Task<IReadOnlyList<CameraMode>> ListModesAsync(FfmpegTools ffmpeg, DeviceName name, CancellationToken stop)
    {
        var output = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-nostdin", "-f", "avfoundation", "-video_size", "1x1", "-i", name.Id + ":none"], ResponseTimeout, stop);
        return ParseModes(output.Errors);
    }

    /// <summary>Parses ffmpeg's list of modes: "  1280x720@[15.000000 30.000000]fps". ffmpeg opens only the highest rate of a range.</summary>
    internal static IReadOnlyList<CameraMode> ParseModes(string output) =>
    [.. ModePattern().Matches(output).Select(match => VideoModes.Read(match, CameraFormat.Raw, "")).Distinct()];

    /// <inheritdoc/>
    public string NoCameraControls =>
        "PaintSound cannot lock a camera on macOS: AVFoundation gives programs no exposure of a camera. Lock it with the camera's own program or buttons.";

    /// <summary>Parses ffmpeg's list: a heading for each kind, then "[AVFoundation indev @ 0x..] [0] NAME" for each device. Some versions append "[uid:..]".</summary>
    internal static DeviceList ParseDevices(string output)
    {
        List<Device> microphones = [], cameras = [];
        List<Device>? kind = null;
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.EndsWith("AVFoundation video devices:", StringComparison.Ordinal))
            {
                kind = cameras;
            }
            else if (line.EndsWith("AVFoundation audio devices:", StringComparison.Ordinal))
            {
                kind = microphones;
            }
            else if (kind is not null && EntryPattern().Match(line) is { Success: true } entry)
            {
                var name = entry.Groups["name"].Value;
                kind.Add(new Device("avfoundation:" + name, name, VirtualCables.Contains(name)));
            }
        }

        List<string> notes = [];
        if (microphones.Count == 0)
        {
            notes.Add("Microphones: none was found; allow the terminal to use the microphone in System Settings, Privacy & Security.");
        }

        if (!microphones.Any(device => device.IsMonitor))
        {
            notes.Add("Monitors: macOS has none. Install BlackHole (brew install blackhole-2ch), let Live play into it, and set it as the music of the show.");
        }

        if (cameras.Count == 0)
        {
            notes.Add("Cameras: none was found; allow the terminal to use the camera in System Settings, Privacy & Security.");
        }

        return new DeviceList(microphones, cameras, notes);
    }

    [GeneratedRegex(@"\s(?<w>\d{1,5})x(?<h>\d{1,5})@\[[\d.]+ (?<rate>[\d.]+)\]fps", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModePattern();

    [GeneratedRegex(@"^\[[^\]]+\] \[\d+\] (?<name>.+?)(\s+\[uid:[^\]]*\])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryPattern();
}
