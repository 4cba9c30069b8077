using PaintSound.Media.Devices;
using PaintSound.Media.Ffmpeg;

namespace PaintSound.Media.Systems;

/// <summary>Linux: JACK, PulseAudio (and PipeWire in the place of both), ALSA; Video4Linux.</summary>
/// <param name="root">Where /proc and /sys are; "/" but for tests.</param>
internal sealed class LinuxCapture(string root = "/") : ICaptureSystem
{
    // 5 ms of 16-bit mono at 48 kHz: as small as JACK's usual block.
    private const int PulseRate = 48_000;
    private const int PulseFragmentBytes = 480;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public IReadOnlyList<string> MicrophoneSchemes { get; } = ["jack", "pulse", "alsa"];

    /// <inheritdoc/>
    public IReadOnlyList<string> CameraSchemes { get; } = ["v4l2"];

    /// <inheritdoc/>
    public async Task<DeviceList> ListAsync(FfmpegTools ffmpeg, CancellationToken stop)
    {
        List<Device> microphones = [];
        List<string> remarks = [];
        try
        {
            using var server = JackCapture.Visit();
            microphones.AddRange(server.Outputs().Select(port => new Device("jack:" + port, $"JACK port {port}")));
        }
        catch (MediaException e)
        {
            remarks.Add($"JACK: {e.Message}.");
        }

        var pulse = await FfmpegTools.RunAsync(ffmpeg.Program, ["-hide_banner", "-sources", "pulse"], Answer, stop);
        var sources = ReadSources(pulse.Output + pulse.Errors, "pulse");
        microphones.AddRange(sources);
        if (sources.Count == 0)
        {
            remarks.Add("PulseAudio: no server is running, or it has no source.");
        }

        var cards = Cards();
        microphones.AddRange(cards);
        if (cards.Count == 0)
        {
            remarks.Add("ALSA: there is no sound card that records.");
        }

        var cameras = Cameras();
        if (cameras.Count == 0)
        {
            remarks.Add("Cameras: there is no /dev/video device.");
        }

        return new DeviceList(microphones, cameras, remarks);
    }

    /// <inheritdoc/>
    public CapturePlan Microphone(DeviceName name, string client) => name.Scheme switch
    {
        "jack" => JackCapture.Plan(name.Id, client),
        "pulse" => new CapturePlan(
            ["-f", "pulse", "-fragment_size", $"{PulseFragmentBytes}", "-sample_rate", $"{PulseRate}", "-channels", "1", "-name", client],
            name.Id,
            $"asked for blocks of {1000.0 * PulseFragmentBytes / 2 / PulseRate:0.#} ms"),
        _ => new CapturePlan(["-f", "alsa"], name.Id, "ALSA itself chooses the block, up to 0.3 s: jack or pulse answer sooner"),
    };

    /// <inheritdoc/>
    public CapturePlan Camera(DeviceName name) => new(["-f", "v4l2"], name.Id);

    /// <inheritdoc/>
    public bool CanLockExposure => VideoControl is not null;

    // Of the package v4l-utils.
    private static string? VideoControl => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "v4l2-ctl")).FirstOrDefault(File.Exists);

    /// <inheritdoc/>
    public async Task LockExposureAsync(DeviceName name, bool locked, CancellationToken stop)
    {
        // Linux, include/uapi/linux/v4l2-controls.h: exposure 1 is manual, 3 the one of most cameras; both names changed with Linux 5.13.
        (string Exposure, string Balance)[] names = [("auto_exposure", "white_balance_automatic"), ("exposure_auto", "white_balance_temperature_auto")];
        foreach (var (exposure, balance) in names)
        {
            var answer = await FfmpegTools.RunAsync(
                VideoControl ?? throw new MediaException("The exposure cannot be locked without v4l2-ctl: sudo apt install v4l-utils"),
                ["-d", name.Id, "--set-ctrl", $"{exposure}={(locked ? 1 : 3)},{balance}={(locked ? 0 : 1)}"],
                Answer,
                stop);
            if (answer.Exit == 0 && answer.Errors.Length == 0)
            {
                return;
            }
        }

        throw new MediaException($"The camera {name.Id} does not let its exposure be locked: give it steady light, and lock it with its own buttons if it has any.");
    }

    /// <summary>Reads ffmpeg's answer to -sources: "  * NAME [Label] (types)", the star before the preferred one.</summary>
    internal static List<Device> ReadSources(string answer, string scheme)
    {
        List<Device> devices = [];
        foreach (var line in answer.Split('\n'))
        {
            int label = line.IndexOf(" [", StringComparison.Ordinal), end = line.LastIndexOf(']');
            if (line.Length < 3 || line[0] is not (' ' or '*') || label < 0 || end < label)
            {
                continue;
            }

            // PulseAudio and PipeWire give every output a source of this name, which carries what is played there.
            var name = line[..label].TrimStart('*', ' ');
            devices.Add(new Device($"{scheme}:{name}", line[(label + 2)..end], name.EndsWith(".monitor", StringComparison.Ordinal)));
        }

        return devices;
    }

    // One line a stream: "00-00: ALC892 Analog : ALC892 Analog : playback 1 : capture 1"
    // (Linux, Documentation/sound/designs/procfile.rst). "plughw" converts what the card cannot do itself.
    private List<Device> Cards()
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

    // A camera has several nodes; pictures come from the one whose index is 0.
    private List<Device> Cameras()
    {
        var folder = Path.Combine(root, "sys/class/video4linux");
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.GetDirectories(folder)
            .Where(node => Line(node, "index") is "0" or "")
            .Order(StringComparer.Ordinal)
            .Select(node => new Device("v4l2:/dev/" + Path.GetFileName(node), Line(node, "name")))];

        static string Line(string node, string file)
        {
            var path = Path.Combine(node, file);
            return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        }
    }
}
