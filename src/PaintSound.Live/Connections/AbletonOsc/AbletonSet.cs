using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// What AbletonOSC has told of the open set, by name. It answers in its own time, and an answer may get lost: whatever is not known yet is
/// asked for again. It knows tracks and clips by their places only, so what is known is asked for again and again, too: a track or clip
/// that the composer moves would be mistaken for another.
/// </summary>
/// <param name="ask">Sends a question.</param>
internal sealed class AbletonSet(Action<string, OscArgument[]> ask)
{
    private readonly Dictionary<int, string[]> _clips = [];
    private readonly Dictionary<int, string[]> _devices = [];
    private readonly Dictionary<(int Track, int Device), string[]> _parameters = [];
    private readonly Dictionary<(int Track, int Device), double[]> _least = [];
    private readonly Dictionary<(int Track, int Device), double[]> _most = [];
    private string[] _names = [];
    private bool _knowsNames;

    /// <summary>True once all tracks' clips and devices are known.</summary>
    public bool IsRead => Missing is null;

    /// <summary>What is not known yet, in words; null once the set is read.</summary>
    public string? Missing => !_knowsNames
        ? "the names of the tracks"
        : Unknown(_clips) is [var clips, ..] ? $"the clips of track '{Track(clips)}'"
        : Unknown(_devices) is [var devices, ..] ? $"the devices of track '{Track(devices)}'"
        : null;

    private IEnumerable<int> All => Enumerable.Range(0, _names.Length);

    /// <summary>Forgets all of it, and asks.</summary>
    public void Begin()
    {
        Forget();
        _knowsNames = false;
        Read();
    }

    /// <summary>Asks for what is missing; for everything where nothing is. Until it is answered what was known is taken to be so still.</summary>
    public void Read()
    {
        if (!_knowsNames || IsRead)
        {
            ask("/live/song/get/track_names", []);
            return;
        }

        Ask("/live/track/get/clips/name", Unknown(_clips));
        Ask("/live/track/get/devices/name", Unknown(_devices));
    }

    /// <summary>Takes an answer, where it is about the set.</summary>
    /// <returns>The tracks as they were, where they are others now and their clips and devices are asked for; otherwise null.</returns>
    public string[]? Handle(OscMessage message)
    {
        switch (message.Address)
        {
            case "/live/song/get/track_names":
                return HearTracks(Texts(message, 0));
            case "/live/track/get/clips/name":
                _clips[Whole(message, 0)] = Texts(message, 1);
                break;
            case "/live/track/get/devices/name":
                HearDevices(Whole(message, 0), Texts(message, 1));
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

        return null;
    }

    /// <summary>The name of a track.</summary>
    public string Track(int track) => track >= 0 && track < _names.Length ? _names[track] : $"track {track + 1}";

    /// <summary>Where the one track of a name is, or null.</summary>
    public int? Place(string name) => Named(_names, name) is [var place] ? place : null;

    /// <summary>The track of a name.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public int FindTrack(string name) => Only(Named(_names, name), "track", name, "this set", _names);

    /// <summary>Where the clip of a title lies; of several the one on the track of that name.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public (int Track, int Clip) FindClip(string title, string track)
    {
        var found = _clips.SelectMany(clips => Named(clips.Value, title).Select(clip => (Track: clips.Key, Clip: clip))).ToArray();
        var onTrack = found.Length > 1 ? found.Where(place => Track(place.Track) == track).ToArray() : found;
        return Only(onTrack.Length > 0 ? onTrack : found, "clip", title, "this set", []);
    }

    /// <summary>Where a device stands; devices in racks cannot be reached through AbletonOSC.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public (int Track, int Device) FindDevice(string track, string name)
    {
        var at = FindTrack(track);
        var devices = _devices.GetValueOrDefault(at, []);
        return (at, Only(Named(devices, name), "device", name, $"track '{track}'", devices));
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

        if (!names.Contains(name))
        {
            // A macro that was renamed is found the next time.
            _parameters.Remove(device);
        }

        var parameter = Only(Named(names, name), "parameter", name, $"device {device.Device + 1} of track '{Track(device.Track)}'", names);
        return parameter < least.Length && parameter < most.Length ? (parameter, least[parameter], most[parameter]) : null;
    }

    private string[]? HearTracks(string[] names)
    {
        var before = _names;
        var areOthers = !names.SequenceEqual(before);
        if (areOthers)
        {
            Forget();
        }

        (_names, _knowsNames) = (names, true);
        Ask("/live/track/get/clips/name", All);
        Ask("/live/track/get/devices/name", All);
        return areOthers ? before : null;
    }

    private void HearDevices(int track, string[] names)
    {
        if (!_devices.TryGetValue(track, out var before) || !before.SequenceEqual(names))
        {
            foreach (var device in _parameters.Keys.Where(device => device.Track == track).ToArray())
            {
                _parameters.Remove(device);
            }
        }

        _devices[track] = names;
    }

    private void Forget()
    {
        _clips.Clear();
        _devices.Clear();
        _parameters.Clear();
    }

    private int[] Unknown(Dictionary<int, string[]> known) => [.. All.Where(track => !known.ContainsKey(track))];

    private void Ask(string address, IEnumerable<int> tracks)
    {
        foreach (var track in tracks)
        {
            ask(address, [OscArgument.From(track)]);
        }
    }

    private static T Only<T>(IReadOnlyList<T> found, string kind, string name, string where, string[] others) => found.Count switch
    {
        1 => found[0],
        0 => throw new LiveNameException(
            $"There is no {kind} '{name}' in {where}{(others.Length > 0 ? $", which has {string.Join(", ", others.Take(8).Select(other => $"'{other}'"))}" : "")}."),
        _ => throw new LiveNameException($"There are {found.Count} {kind}s '{name}' in {where}: give each a name of its own."),
    };

    private static int[] Named(string[] names, string name) =>
        [.. names.Select((each, i) => (each, i)).Where(pair => pair.each == name).Select(pair => pair.i)];

    private static int Whole(OscMessage message, int index) =>
        index < message.Arguments.Count && message.Arguments[index].TryNumber(out var number) ? (int)number : -1;

    private static (int Track, int Device) Device(OscMessage message) => (Whole(message, 0), Whole(message, 1));

    private static string[] Texts(OscMessage message, int from) =>
        [.. message.Arguments.Skip(from).Select(argument => argument.TryText(out var text) ? text : string.Empty)];

    private static double[] Numbers(OscMessage message, int from) =>
        [.. message.Arguments.Skip(from).Select(argument => argument.TryNumber(out var number) ? number : 0)];
}
