using System.Text.RegularExpressions;
using PaintSound.Media.Capture;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>Windows: DirectShow.</summary>
internal sealed partial class WindowsCapture : ICaptureSystem
{
    private const int BlockMilliseconds = 10;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public string InstallFfmpeg => "winget install Gyan.FFmpeg";

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = ["dshow"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["dshow"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var answer = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-f", "dshow", "-list_devices", "true", "-i", "dummy"], Answer, stop);
        return Read(answer.Errors);
    }

    /// <inheritdoc/>
    public CapturePlan Microphone(DeviceName name, string client) => new(
        ["-f", "dshow", "-audio_buffer_size", $"{BlockMilliseconds}"], "audio=" + name.Id, $"asked for blocks of {BlockMilliseconds} ms");

    /// <inheritdoc/>
    public CapturePlan Camera(DeviceName name) => new(["-f", "dshow"], "video=" + name.Id);

    /// <summary>
    /// Reads ffmpeg's list: "[dshow @ 000001] "NAME" (video)" for each device since version 5; before that, without the kind,
    /// under a heading. An "Alternative name" follows each and is passed over.
    /// </summary>
    internal static DeviceList Read(string answer)
    {
        List<Device> microphones = [], cameras = [];
        var heading = "";
        foreach (var line in answer.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Contains("DirectShow video devices", StringComparison.Ordinal))
            {
                heading = "video";
            }
            else if (line.Contains("DirectShow audio devices", StringComparison.Ordinal))
            {
                heading = "audio";
            }
            else if (Entry().Match(line) is { Success: true } entry)
            {
                Add(entry.Groups["name"].Value, entry.Groups["kinds"] is { Success: true } kinds ? kinds.Value : heading);
            }
        }

        List<string> remarks = [];
        if (microphones.Count == 0)
        {
            remarks.Add("Microphones: none was found; allow desktop apps to use the microphone in Settings, Privacy & security.");
        }

        if (!microphones.Any(device => device.IsMonitor))
        {
            remarks.Add("Monitors: this machine has none; VB-Cable is one (vb-audio.com/Cable): let Live play into CABLE Input and name CABLE Output as the show's music.");
        }

        if (cameras.Count == 0)
        {
            remarks.Add("Cameras: none was found; allow desktop apps to use the camera in Settings, Privacy & security.");
        }

        return new DeviceList(microphones, cameras, remarks);

        void Add(string name, string kinds)
        {
            if (kinds.Contains("audio", StringComparison.Ordinal))
            {
                microphones.Add(new Device("dshow:" + name, name, VirtualCables.Contains(name)));
            }

            if (kinds.Contains("video", StringComparison.Ordinal))
            {
                cameras.Add(new Device("dshow:" + name, name));
            }
        }
    }

    [GeneratedRegex(@"^\[(dshow|in#\d+)[^\]]*\]\s+""(?<name>.+)""( \((?<kinds>[a-z, ]+)\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
