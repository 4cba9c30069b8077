using System.Text.RegularExpressions;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Windows;
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
    public ISoundSource? CreateSoundSource(DeviceName name, SourceKind kind, TimeProvider time) =>
        WasapiName.Schemes.Contains(name.Scheme) ? new WasapiSource(devices, programs, name, kind, time) : null;

    /// <inheritdoc/>
    public CapturePlan PlanMicrophone(DeviceName name, string client) => new(
        ["-f", "dshow", "-audio_buffer_size", $"{BlockMilliseconds}"], "audio=" + name.Id, $"requested blocks of {BlockMilliseconds} ms");

    /// <inheritdoc/>
    public CapturePlan PlanCamera(DeviceName name) => new(["-f", "dshow"], "video=" + name.Id);

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

    [GeneratedRegex(@"^\[(dshow|in#\d+)[^\]]*\]\s+""(?<name>.+)""( \((?<kinds>[a-z, ]+)\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EntryPattern();
}
