using PaintSound.Core.Scheduling;
using PaintSound.Core.Sources;
using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>Linux: JACK, PulseAudio or PipeWire, and ALSA for sound; Video4Linux for cameras.</summary>
/// <param name="root">The folder that contains proc and sys. Tests use another one than "/".</param>
internal sealed class LinuxCapture(string root = "/") : ICaptureSystem
{
    private const string Jack = "jack";

    // 5 ms of 16-bit mono at 48 kHz: as small as JACK's usual block.
    private const int PulseRate = 48_000;
    private const int PulseFragmentBytes = 480;

    // PulseAudio mixes the channels of a device to the loudspeakers that it supposes of four channels: measured, the third is then a mix of all.
    private const int PulseChannels = 2;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = [Jack, "pulse", "alsa"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["v4l2"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        List<Device> microphones = [];
        List<string> notes = [];
        try
        {
            using var jack = JackPorts.OpenClient();
            microphones.AddRange(jack.ListOutputs().Select(port => new Device($"{Jack}:{port}", $"JACK port {port}")));
        }
        catch (MediaException e)
        {
            notes.Add($"JACK: {e.Message}.");
        }

        var pulse = await FfmpegTools.RunAsync(ffmpeg.Program, ["-hide_banner", "-sources", "pulse"], ResponseTimeout, stop);
        var sources = ParseSources(pulse.Output + pulse.Errors, "pulse");
        microphones.AddRange(sources);
        if (sources.Count == 0)
        {
            notes.Add("PulseAudio: no server is running, or it has no sources.");
        }

        var cards = ListCards();
        microphones.AddRange(cards);
        if (cards.Count == 0)
        {
            notes.Add("ALSA: no sound card with an input was found.");
        }

        var cameras = ListCameras();
        if (cameras.Count == 0)
        {
            notes.Add("Cameras: no /dev/video device was found.");
        }

        return new DeviceList(microphones, cameras, notes);
    }

    /// <inheritdoc/>
    public ISoundSource? CreateSoundSource(DeviceName name, SourceKind kind, TimeProvider time, ChannelSelection? channels, IThreadPriority? priority) =>
        name.Scheme == Jack ? new JackSource(name, kind, time, channels, priority) : null;

    /// <inheritdoc/>
    public CapturePlan PlanMicrophone(DeviceName name, string client, ChannelSelection? channels) => name.Scheme switch
    {
        "pulse" => PlanPulse(name.Id, client, channels?.Required ?? 1),
        _ => new CapturePlan(
            ["-f", "alsa", .. channels is null ? [] : new[] { "-channels", $"{channels.Required}" }],
            name.Id,
            "ALSA chooses the block size itself, up to 0.3 s; jack and pulse have lower latency"),
    };

    private static CapturePlan PlanPulse(string source, string client, int channels) => channels <= PulseChannels
        ? new CapturePlan(
            ["-f", "pulse", "-fragment_size", $"{PulseFragmentBytes * channels}", "-sample_rate", $"{PulseRate}", "-channels", $"{channels}", "-name", client],
            source,
            $"requested blocks of {1000.0 * PulseFragmentBytes / 2 / PulseRate:0.#} ms")
        : throw new MediaException(
            $"PulseAudio and PipeWire mix the channels of a device with more than {PulseChannels}, so channel {channels} cannot be heard alone; name the device as alsa: or jack: instead");

    /// <inheritdoc/>
    public CapturePlan PlanCamera(DeviceName name, CameraMode? mode) =>
        new(["-f", "v4l2", .. mode is { Codec.Length: > 0 } ? ["-input_format", mode.Codec] : Array.Empty<string>(), .. CapturePlan.SizeAndRate(mode)], name.Id);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CameraMode>> ListModesAsync(FfmpegTools ffmpeg, DeviceName name, CancellationToken stop)
    {
        if (VideoControlPath is { } program)
        {
            var list = await FfmpegTools.RunAsync(program, ["-d", name.Id, "--list-formats-ext"], ResponseTimeout, stop);
            return VideoModes.ParseV4l2(list.Output);
        }

        // It names sizes but no rates.
        var formats = await FfmpegTools.RunAsync(ffmpeg.Program, ["-hide_banner", "-nostdin", "-f", "v4l2", "-list_formats", "all", "-i", name.Id], ResponseTimeout, stop);
        return VideoModes.ParseFfmpeg(formats.Errors);
    }

    // From the package v4l-utils.
    private static string? VideoControlPath => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "v4l2-ctl")).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public ICameraControls? OpenCameraControls(DeviceName name) => VideoControlPath is { } program
        ? new V4l2Controls(program, name.Id, ReadLine(Path.Combine(root, "sys/class/video4linux", Path.GetFileName(name.Id)), "name"))
        : null;

    /// <inheritdoc/>
    public string NoCameraControls => "Locking the exposure needs v4l2-ctl. Install it: sudo apt install v4l-utils";

    /// <summary>Parses ffmpeg's output for -sources. The form is "  * NAME [Label] (types)"; the star marks the default source.</summary>
    internal static List<Device> ParseSources(string output, string scheme)
    {
        List<Device> devices = [];
        foreach (var line in output.Split('\n'))
        {
            int label = line.IndexOf(" [", StringComparison.Ordinal), end = line.LastIndexOf(']');
            if (line.Length < 3 || line[0] is not (' ' or '*') || label < 0 || end < label)
            {
                continue;
            }

            // PulseAudio and PipeWire name the source that carries the sound of an output this way.
            var name = line[..label].TrimStart('*', ' ');
            devices.Add(new Device($"{scheme}:{name}", line[(label + 2)..end], name.EndsWith(".monitor", StringComparison.Ordinal)));
        }

        return devices;
    }

    // One line per stream: "00-00: ALC892 Analog : ALC892 Analog : playback 1 : capture 1"
    // (Linux, Documentation/sound/designs/procfile.rst). "plughw" converts formats that the card does not support.
    private List<Device> ListCards()
    {
        var list = Path.Combine(root, "proc/asound/pcm");
        if (!File.Exists(list))
        {
            return [];
        }

        return [.. File.ReadAllLines(list)
            .Select(line => line.Split(':', StringSplitOptions.TrimEntries))
            .Where(parts => parts.Length > 2 && parts.Any(part => part.StartsWith("capture", StringComparison.Ordinal)))
            .Select(parts => (Numbers: parts[0].Split('-').Select(int.Parse).ToArray(), Label: parts[1]))
            .Where(card => card.Numbers.Length == 2)
            .Select(card => new Device($"alsa:plughw:{card.Numbers[0]},{card.Numbers[1]}", card.Label))];
    }

    // A camera has several nodes. The node with index 0 delivers the pictures.
    private List<Device> ListCameras()
    {
        var folder = Path.Combine(root, "sys/class/video4linux");
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.GetDirectories(folder)
            .Where(node => ReadLine(node, "index") is "0" or "")
            .Order(StringComparer.Ordinal)
            .Select(node => new Device("v4l2:/dev/" + Path.GetFileName(node), ReadLine(node, "name")))];
    }

    private static string ReadLine(string node, string file)
    {
        var path = Path.Combine(node, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }
}
