using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>Linux: JACK, PulseAudio or PipeWire, and ALSA for sound; Video4Linux for cameras.</summary>
/// <param name="root">The folder that contains proc and sys. Tests use another one than "/".</param>
internal sealed class LinuxCapture(string root = "/") : ICaptureSystem
{
    // 5 ms of 16-bit mono at 48 kHz: as small as JACK's usual block.
    private const int PulseRate = 48_000;
    private const int PulseFragmentBytes = 480;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = ["jack", "pulse", "alsa"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["v4l2"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        List<Device> microphones = [];
        List<string> notes = [];
        try
        {
            using var jack = JackCapture.OpenClient();
            microphones.AddRange(jack.ListOutputs().Select(port => new Device("jack:" + port, $"JACK port {port}")));
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
    public CapturePlan PlanMicrophone(DeviceName name, string client) => name.Scheme switch
    {
        "jack" => JackCapture.CreatePlan(name.Id, client),
        "pulse" => new CapturePlan(
            ["-f", "pulse", "-fragment_size", $"{PulseFragmentBytes}", "-sample_rate", $"{PulseRate}", "-channels", "1", "-name", client],
            name.Id,
            $"requested blocks of {1000.0 * PulseFragmentBytes / 2 / PulseRate:0.#} ms"),
        _ => new CapturePlan(["-f", "alsa"], name.Id, "ALSA chooses the block size itself, up to 0.3 s; jack and pulse have lower latency"),
    };

    /// <inheritdoc/>
    public CapturePlan PlanCamera(DeviceName name) => new(["-f", "v4l2"], name.Id);

    /// <inheritdoc/>
    public bool CanLockExposure => VideoControlPath is not null;

    // From the package v4l-utils.
    private static string? VideoControlPath => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "v4l2-ctl")).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public async Task LockExposureAsync(DeviceName name, bool locked, CancellationToken stop)
    {
        // Linux, include/uapi/linux/v4l2-controls.h: exposure 1 is manual, 3 is aperture priority, the automatic mode of most cameras. Linux 5.13 renamed both controls.
        (string Exposure, string Balance)[] names = [("auto_exposure", "white_balance_automatic"), ("exposure_auto", "white_balance_temperature_auto")];
        foreach (var (exposure, balance) in names)
        {
            var output = await FfmpegTools.RunAsync(
                VideoControlPath ?? throw new MediaException("Locking the exposure needs v4l2-ctl. Install it: sudo apt install v4l-utils"),
                ["-d", name.Id, "--set-ctrl", $"{exposure}={(locked ? 1 : 3)},{balance}={(locked ? 0 : 1)}"],
                ResponseTimeout,
                stop);
            if (output.Exit == 0 && output.Errors.Length == 0)
            {
                return;
            }
        }

        throw new MediaException($"The camera {name.Id} does not support locking its exposure. Use steady light, and lock it with the camera's own buttons if it has them.");
    }

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

        static string ReadLine(string node, string file)
        {
            var path = Path.Combine(node, file);
            return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        }
    }
}
