using System.Text.Json.Nodes;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of a source of sound or pictures. <c>brush</c>, <c>canvas</c> and <c>music</c> have them in addition to their own keys.</summary>
internal sealed class SourceKeys
{
    private const double LongestSimulation = 86_400;
    private readonly OptionalKey<string> _device;
    private readonly OptionalKey<string> _file;
    private readonly OptionalKey<int> _simulated;
    private readonly OptionalKey<double> _seconds;
    private readonly DefaultKey<bool> _loop;

    /// <summary>Defines the keys.</summary>
    /// <param name="device">What a device is here.</param>
    /// <param name="recording">What a recording is here.</param>
    /// <param name="artist">Who is simulated.</param>
    public SourceKeys(string device, string recording, string artist)
    {
        const string One = "one of the three is required";
        _device = new("device", ShowValues.Text("name"), $"{device}, by the name that `paintsound devices` prints.", One);
        _file = new("file", ShowValues.Path, $"{recording}, played in real time.", One);
        _simulated = new("simulated", ShowValues.Integer(0, int.MaxValue), $"A simulated {artist} instead of a device. Another number gives another {artist}.", One);
        _seconds = new(
            "seconds",
            ShowValues.Number(1, LongestSimulation, "seconds"),
            "How long the simulation lasts; only with `simulated`.",
            FormattableString.Invariant($"{SourceSettings.DefaultSeconds}"));
        _loop = new(
            "loop", ShowValues.Boolean, false, "`true`: the recording begins again at its end, until you stop the show; only with `file`. Sound and pictures of one film stay in step.");
    }

    /// <summary>Former names.</summary>
    public static IReadOnlyDictionary<string, string> Renamed { get; } = new Dictionary<string, string>(StringComparer.Ordinal) { ["studio"] = "simulated" };

    /// <summary>The keys.</summary>
    public IReadOnlyList<ShowKey> All => [_device, _file, _simulated, _seconds, _loop];

    /// <summary>The conditions of <see cref="Read"/> for the JSON schema.</summary>
    public JsonObject CreateConditions() => new()
    {
        ["oneOf"] = new JsonArray([.. new ShowKey[] { _device, _file, _simulated }.Select(key => (JsonNode)new JsonObject { ["required"] = new JsonArray(key.Name) })]),
        ["dependencies"] = new JsonObject { [_seconds.Name] = new JsonArray(_simulated.Name), [_loop.Name] = new JsonArray(_file.Name) },
    };

    /// <summary>Reads the source of a section.</summary>
    /// <exception cref="ShowException">There is not exactly one source, or a value is not allowed.</exception>
    public SourceSettings Read(ShowYamlNode section)
    {
        var hasDevice = _device.TryRead(section, out var device);
        var hasFile = _file.TryRead(section, out var file);
        var isSimulated = _simulated.TryRead(section, out var seed);
        var hasSeconds = _seconds.TryRead(section, out var seconds);
        if (hasSeconds && !isSimulated)
        {
            throw section[_seconds.Name]!.Invalid("a number only with 'simulated': a device runs until you stop it, a recording to its end");
        }

        if (section[_loop.Name] is { } loop && !hasFile)
        {
            throw loop.Location.Error($"{loop.Location.Place} has an effect only with 'file': remove it");
        }

        return (hasDevice, hasFile, isSimulated) switch
        {
            (true, false, false) => new(SourceSettingsKind.Device, device!),
            (false, true, false) => new(SourceSettingsKind.File, file!) { Loop = _loop.Read(section) },
            (false, false, true) => new(SourceSettingsKind.Simulated, FormattableString.Invariant($"{seed}"), hasSeconds ? seconds : SourceSettings.DefaultSeconds),
            _ => throw section.Invalid("exactly one of 'device', 'file' and 'simulated'"),
        };
    }
}
