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
    public CapturePlan PlanMicrophone(DeviceName name, string client) => new(["-f", "avfoundation"], ":" + name.Id);

    /// <inheritdoc/>
    // AVFoundation refuses frame rates that the camera does not list. Most cameras do not list ffmpeg's default of 29.97.
    public CapturePlan PlanCamera(DeviceName name) => new(["-f", "avfoundation", "-framerate", "30"], name.Id + ":none");

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

    [GeneratedRegex(@"^\[[^\]]+\] \[\d+\] (?<name>.+?)(\s+\[uid:[^\]]*\])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryPattern();
}
