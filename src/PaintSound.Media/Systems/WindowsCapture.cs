using System.Text.RegularExpressions;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;
using PaintSound.Media.Windows;
using PaintSound.Media.Windows.Programs;
using PaintSound.Media.Windows.Streams;

namespace PaintSound.Media.Systems;

/// <summary>Windows: WASAPI for sound; DirectShow, through ffmpeg, for cameras and as a second way to microphones.</summary>
/// <param name="devices">Opens Windows' audio system.</param>
/// <param name="programs">The programs that run.</param>
internal sealed partial class WindowsCapture(Func<IWasapiDevices> devices, IProgramList programs) : ICaptureSystem
{
    private const int BlockMilliseconds = 10;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = [.. WasapiName.Schemes, "dshow"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["dshow"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        var answer = await FfmpegTools.RunAsync(
            ffmpeg.Program, ["-hide_banner", "-f", "dshow", "-list_devices", "true", "-i", "dummy"], Answer, stop);
        return Join(answer.Errors);
    }

    /// <inheritdoc/>
    public ISoundSource? Sound(DeviceName name, SourceKind kind, TimeProvider time) =>
        WasapiName.Schemes.Contains(name.Scheme) ? new WasapiSource(devices, programs, name, kind, time) : null;

    /// <inheritdoc/>
    public CapturePlan Microphone(DeviceName name, string client) => new(
        ["-f", "dshow", "-audio_buffer_size", $"{BlockMilliseconds}"], "audio=" + name.Id, $"asked for blocks of {BlockMilliseconds} ms");

    /// <inheritdoc/>
    public CapturePlan Camera(DeviceName name) => new(["-f", "dshow"], "video=" + name.Id);

    /// <summary>Puts what WASAPI hears before what ffmpeg lists.</summary>
    /// <param name="answer">What ffmpeg lists.</param>
    internal DeviceList Join(string answer)
    {
        var list = Read(answer);
        List<string> remarks = [.. list.Notes];
        IReadOnlyList<Device> heard = [];
        try
        {
            using var system = devices();
            heard = WasapiList.Read(system, programs);
            if (heard.All(device => device.IsMonitor))
            {
                remarks.Add("Microphones: none was found; plug one in, or enable it in Windows' sound settings.");
            }
        }
        catch (WasapiException e)
        {
            remarks.Add($"WASAPI: {WasapiError.Explain(e.HResult, e.Message)}.");
        }

        return new DeviceList([.. heard, .. list.Microphones], list.Cameras, remarks);
    }

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

        List<string> remarks = cameras.Count > 0 ? [] : ["Cameras: none was found; allow desktop apps to use the camera in Settings, Privacy & security."];
        return new DeviceList(microphones, cameras, remarks);

        void Add(string name, string kinds)
        {
            if (kinds.Contains("audio", StringComparison.Ordinal))
            {
                microphones.Add(new Device("dshow:" + name, $"{name}, by ffmpeg", VirtualCables.Contains(name)));
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
