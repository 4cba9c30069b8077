using PaintSound.Osc;

namespace PaintSound.Live.Doors;

/// <summary>What AbletonOSC has told of the open set, by name. It answers in its own time; whatever is not known yet is asked for.</summary>
/// <param name="ask">Sends a question.</param>
internal sealed class AbletonSet(Action<string, OscArgument[]> ask)
{
    private readonly Dictionary<int, string[]> _clips = [];
    private readonly Dictionary<int, string[]> _devices = [];
    private readonly Dictionary<(int Track, int Device), string[]> _parameters = [];
    private readonly Dictionary<(int Track, int Device), double[]> _least = [];
    private readonly Dictionary<(int Track, int Device), double[]> _most = [];
    private string[]? _names;

    /// <summary>True once all tracks' clips and devices are known.</summary>
    public bool IsRead => _names is not null && Tracks.Select((_, track) => track).All(track => _clips.ContainsKey(track) && _devices.ContainsKey(track));

    private string[] Tracks => _names ?? [];

    /// <summary>Asks for everything anew. Answers come one by one, and until then what was known is taken to be so still.</summary>
    public void Read()
    {
        _parameters.Clear();
        ask("/live/song/get/track_names", []);
    }

    /// <summary>Takes an answer, where it is about the set.</summary>
    public void Hear(OscMessage message)
    {
        switch (message.Address)
        {
            case "/live/song/get/track_names":
                _names = Texts(message, 0);
                foreach (var gone in _clips.Keys.Where(track => track >= Tracks.Length).ToArray())
                {
                    _clips.Remove(gone);
                }

                for (var track = 0; track < Tracks.Length; track++)
                {
                    ask("/live/track/get/clips/name", [OscArgument.From(track)]);
                    ask("/live/track/get/devices/name", [OscArgument.From(track)]);
                }

                break;
            case "/live/track/get/clips/name":
                _clips[Whole(message, 0)] = Texts(message, 1);
                break;
            case "/live/track/get/devices/name":
                _devices[Whole(message, 0)] = Texts(message, 1);
                break;
            case "/live/device/get/parameters/name":
                _parameters[Device(message)] = Texts(message, 2);
                break;
            case "/live/device/get/parameters/min":
                _least[Device(message)] = Numbers(message, 2);
                break;
            case "/live/device/get/parameters/max":
                _most[Device(message)] = Numbers(message, 2);
                break;
            default:
                break;
        }
    }

    /// <summary>The name of a track.</summary>
    public string Track(int track) => track >= 0 && track < Tracks.Length ? Tracks[track] : $"track {track + 1}";

    /// <summary>The track of a name.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public int FindTrack(string name) => Only(All(Tracks, name), "track", name, "this set", Tracks);

    /// <summary>Where the clip of a title lies; of several the one on the track of that name.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public (int Track, int Clip) FindClip(string title, string track)
    {
        var found = _clips.SelectMany(clips => All(clips.Value, title).Select(clip => (Track: clips.Key, Clip: clip))).ToArray();
        var onTrack = found.Length > 1 ? found.Where(place => Track(place.Track) == track).ToArray() : found;
        return Only(onTrack.Length > 0 ? onTrack : found, "clip", title, "this set", []);
    }

    /// <summary>Where a device stands; devices in racks cannot be reached through AbletonOSC.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public (int Track, int Device) FindDevice(string track, string name)
    {
        var at = FindTrack(track);
        var devices = _devices.GetValueOrDefault(at, []);
        return (at, Only(All(devices, name), "device", name, $"track '{track}'", devices));
    }

    /// <summary>A parameter of a device with its least and its most, or null while that is being asked for.</summary>
    /// <exception cref="LiveNameException">There is none of the name, or more than one.</exception>
    public (int Parameter, double Least, double Most)? FindParameter((int Track, int Device) device, string name)
    {
        if (!_parameters.TryGetValue(device, out var names) || !_least.TryGetValue(device, out var least) || !_most.TryGetValue(device, out var most))
        {
            OscArgument[] which = [OscArgument.From(device.Track), OscArgument.From(device.Device)];
            ask("/live/device/get/parameters/name", which);
            ask("/live/device/get/parameters/min", which);
            ask("/live/device/get/parameters/max", which);
            return null;
        }

        var parameter = Only(All(names, name), "parameter", name, $"device {device.Device + 1} of track '{Track(device.Track)}'", names);
        return parameter < least.Length && parameter < most.Length ? (parameter, least[parameter], most[parameter]) : null;
    }

    private static T Only<T>(IReadOnlyList<T> found, string kind, string name, string where, string[] others) => found.Count switch
    {
        1 => found[0],
        0 => throw new LiveNameException(
            $"There is no {kind} '{name}' in {where}{(others.Length > 0 ? $", which has {string.Join(", ", others.Take(8).Select(other => $"'{other}'"))}" : "")}."),
        _ => throw new LiveNameException($"There are {found.Count} {kind}s '{name}' in {where}: give each a name of its own."),
    };

    private static int[] All(string[] names, string name) =>
        [.. names.Select((each, i) => (each, i)).Where(pair => pair.each == name).Select(pair => pair.i)];

    private static int Whole(OscMessage message, int index) =>
        index < message.Arguments.Count && message.Arguments[index].TryNumber(out var number) ? (int)number : -1;

    private static (int Track, int Device) Device(OscMessage message) => (Whole(message, 0), Whole(message, 1));

    private static string[] Texts(OscMessage message, int from) =>
        [.. message.Arguments.Skip(from).Select(argument => argument.TryText(out var text) ? text : string.Empty)];

    private static double[] Numbers(OscMessage message, int from) =>
        [.. message.Arguments.Skip(from).Select(argument => argument.TryNumber(out var number) ? number : 0)];
}
