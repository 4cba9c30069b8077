using System.Text.RegularExpressions;
using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Cameras;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Systems;

/// <summary>Windows: WASAPI for sound; DirectShow through ffmpeg for cameras and, as an alternative, for microphones.</summary>
/// <param name="devices">Opens the Windows audio system.</param>
/// <param name="programs">The running programs.</param>
internal sealed partial class WindowsCapture(Func<IWasapiDevices> devices, IProgramList programs) : ICaptureSystem
{
    private const int BlockMilliseconds = 10;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = [.. WasapiName.Schemes, "dshow"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["dshow"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var output = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-f", "dshow", "-list_devices", "true", "-i", "dummy"], ResponseTimeout, stop);
        return Join(output.Errors);
    }

    /// <inheritdoc/>
    public ISoundSource? CreateSoundSource(DeviceName name, SourceKind kind, TimeProvider time, ChannelSelection? channels, IThreadPriority? priority) =>
        WasapiName.Schemes.Contains(name.Scheme) ? new WasapiSource(devices, programs, name, kind, time, channels, priority) : null;

    /// <inheritdoc/>
    // DirectShow offers formats with fewer channels first.
    public CapturePlan PlanMicrophone(DeviceName name, string client, ChannelSelection? channels) => new(
        ["-f", "dshow", "-audio_buffer_size", $"{BlockMilliseconds}", .. channels is null ? [] : new[] { "-channels", $"{channels.Required}" }],
        "audio=" + name.Id, $"requested blocks of {BlockMilliseconds} ms");

    /// <inheritdoc/>
    public CapturePlan PlanCamera(DeviceName name, CameraMode? mode) => new(
        [
            "-f", "dshow",
            .. mode is not { Codec.Length: > 0 } ? Array.Empty<string>() : [mode.Format == CameraFormat.Raw ? "-pixel_format" : "-vcodec", mode.Codec],
            .. CapturePlan.SizeAndRate(mode),
        ],
        "video=" + name.Id);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CameraMode>> ListModesAsync(FfmpegTools ffmpeg, DeviceName name, CancellationToken stop)
    {
        var output = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-nostdin", "-f", "dshow", "-list_options", "true", "-i", "video=" + name.Id], ResponseTimeout, stop);
        return ParseModes(output.Errors);
    }

    /// <summary>Parses ffmpeg's list of options: "  vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=30". The highest rate of a range is taken.</summary>
    internal static IReadOnlyList<CameraMode> ParseModes(string output) =>
    [
        .. ModePattern().Matches(output).Select(match => VideoModes.Read(
            match,
            match.Groups["codec"].Value switch { "mjpeg" => CameraFormat.Mjpeg, "h264" or "hevc" => CameraFormat.H264, _ => CameraFormat.Raw },
            match.Groups["codec"].Value)).Distinct(),
    ];

    /// <inheritdoc/>
    public ICameraControls? OpenCameraControls(DeviceName name) => OperatingSystem.IsWindows() ? new DirectShowControls(new DirectShowCamera(name.Id), name.Id) : null;

    /// <inheritdoc/>
    public string NoCameraControls => "DirectShow is only there on Windows. Lock the exposure with the camera's own buttons.";

    /// <summary>Joins the devices of WASAPI and of ffmpeg, those of WASAPI first.</summary>
    /// <param name="output">ffmpeg's device list.</param>
    internal DeviceList Join(string output)
    {
        var list = ParseDevices(output);
        List<string> notes = [.. list.Notes];
        IReadOnlyList<Device> wasapiDevices = [];
        try
        {
            using var system = devices();
            wasapiDevices = WasapiList.Read(system, programs);
            if (wasapiDevices.All(device => device.IsMonitor))
            {
                notes.Add("Microphones: none was found; plug one in, or enable it in Windows' sound settings.");
            }
        }
        catch (WasapiException e)
        {
            notes.Add($"WASAPI: {WasapiError.Explain(e.HResult, e.Message)}.");
        }

        return new DeviceList([.. wasapiDevices, .. list.Microphones], list.Cameras, notes);
    }

    /// <summary>
    /// Parses ffmpeg's list. Since version 5 it has a line "[dshow @ 000001] "NAME" (video)" for each device. Older versions list the
    /// devices without the kind, under a heading. The line "Alternative name" after each device is ignored.
    /// </summary>
    internal static DeviceList ParseDevices(string output)
    {
        List<Device> microphones = [], cameras = [];
        var heading = "";
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.Contains("DirectShow video devices", StringComparison.Ordinal))
            {
                heading = "video";
            }
            else if (line.Contains("DirectShow audio devices", StringComparison.Ordinal))
            {
                heading = "audio";
            }
            else if (EntryPattern().Match(line) is { Success: true } entry)
            {
                Add(entry.Groups["name"].Value, entry.Groups["kinds"] is { Success: true } kinds ? kinds.Value : heading);
            }
        }

        List<string> notes = cameras.Count > 0 ? [] : ["Cameras: none was found; allow desktop apps to use the camera in Settings, Privacy & security."];
        return new DeviceList(microphones, cameras, notes);

        void Add(string name, string kinds)
        {
            if (kinds.Contains("audio", StringComparison.Ordinal))
            {
                microphones.Add(new Device("dshow:" + name, $"{name} (through ffmpeg)", VirtualCables.Contains(name)));
            }

            if (kinds.Contains("video", StringComparison.Ordinal))
            {
                cameras.Add(new Device("dshow:" + name, name));
            }
        }
    }

    [GeneratedRegex(@"(vcodec|pixel_format)=(?<codec>\w+)\s+min s=\d+x\d+ fps=[\d.]+ max s=(?<w>\d{1,5})x(?<h>\d{1,5}) fps=(?<rate>\d+(\.\d+)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModePattern();

    [GeneratedRegex(@"^\[(dshow|in#\d+)[^\]]*\]\s+""(?<name>.+)""( \((?<kinds>[a-z, ]+)\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryPattern();
}
