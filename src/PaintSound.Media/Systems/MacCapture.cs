using System.Text.RegularExpressions;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>macOS: AVFoundation.</summary>
internal sealed partial class MacCapture : ICaptureSystem
{
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = ["avfoundation"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["avfoundation"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var answer = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-f", "avfoundation", "-list_devices", "true", "-i", ""], Answer, stop);
        return Read(answer.Errors);
    }

    /// <inheritdoc/>
    public CapturePlan Microphone(DeviceName name, string client) => new(["-f", "avfoundation"], ":" + name.Id);

    /// <inheritdoc/>
    // AVFoundation refuses a rate that the camera does not name itself, and ffmpeg's own default of 29.97 is such a rate for most.
    public CapturePlan Camera(DeviceName name) => new(["-f", "avfoundation", "-framerate", "30"], name.Id + ":none");

    /// <summary>Reads ffmpeg's list: a heading for each kind, then "[AVFoundation indev @ 0x..] [0] NAME" for each device, in some versions with "[uid:..]" behind it.</summary>
    internal static DeviceList Read(string answer)
    {
        List<Device> microphones = [], cameras = [];
        List<Device>? kind = null;
        foreach (var line in answer.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.EndsWith("AVFoundation video devices:", StringComparison.Ordinal))
            {
                kind = cameras;
            }
            else if (line.EndsWith("AVFoundation audio devices:", StringComparison.Ordinal))
            {
                kind = microphones;
            }
            else if (kind is not null && Entry().Match(line) is { Success: true } entry)
            {
                var name = entry.Groups["name"].Value;
                kind.Add(new Device("avfoundation:" + name, name, VirtualCables.Contains(name)));
            }
        }

        List<string> remarks = [];
        if (microphones.Count == 0)
        {
            remarks.Add("Microphones: none was found; allow the terminal to use the microphone in System Settings, Privacy & Security.");
        }

        if (!microphones.Any(device => device.IsMonitor))
        {
            remarks.Add("Monitors: macOS has none; BlackHole is one (brew install blackhole-2ch): let Live play into it and name it as the show's music.");
        }

        if (cameras.Count == 0)
        {
            remarks.Add("Cameras: none was found; allow the terminal to use the camera in System Settings, Privacy & Security.");
        }

        return new DeviceList(microphones, cameras, remarks);
    }

    [GeneratedRegex(@"^\[[^\]]+\] \[\d+\] (?<name>.+?)(\s+\[uid:[^\]]*\])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
