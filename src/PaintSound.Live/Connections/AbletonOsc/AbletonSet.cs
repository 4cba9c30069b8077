using PaintSound.Osc.Codec;

namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>
/// The names in the open set, as AbletonOSC reports them. Replies can be delayed or lost, so missing names are requested again. AbletonOSC identifies
/// tracks and clips by position only, and the composer can move them: the names of the tracks are read once a second, the clips of one track after the
/// other, and the devices of a track when they are needed. What is launched or written is confirmed at that moment. Not thread-safe.
/// </summary>
/// <param name="send">Sends requests.</param>
internal sealed class AbletonSet(AbletonSender send)
{
    /// <summary>The address of the names of all tracks.</summary>
    public const string TrackNames = "/live/song/get/track_names";

    /// <summary>The address of the name of one clip.</summary>
    public const string ClipName = "/live/clip/get/name";

    private const string ClipNames = "/live/track/get/clips/name";

    // After so many requests for the clips of a track without a reply, its slots are read one by one.
    private const int MaxRequests = 3;

    private readonly Dictionary<int, string[]> _clips = [];
    private readonly Dictionary<int, int> _requests = [];
    private readonly Dictionary<int, AbletonSlots> _slots = [];
    private readonly AbletonDevices _devices = new(send);
    private string[] _tracks = [];
    private bool _areTracksKnown;
    private int _nextTrack;

    /// <summary>True after the clips of all tracks were read, except of those whose slots are read one by one.</summary>
    public bool IsRead => Missing is null;

    /// <summary>The first names that are missing, for people; null after the set was read.</summary>
    public string? Missing => !_areTracksKnown
        ? "the names of the tracks"
        : FindMissing() is [var track, ..] ? $"the clips of track '{GetTrackName(track)}'" : null;

    /// <summary>The names of all tracks.</summary>
    public IReadOnlyList<string> Tracks => _tracks;

    private IEnumerable<int> AllTracks => Enumerable.Range(0, _tracks.Length);

    /// <summary>Forgets all names and requests them.</summary>
    public void Restart()
    {
        Clear();
        _areTracksKnown = false;
        Read();
    }

    /// <summary>Requests the missing names; if none are missing, the names of the tracks and the clips of the next track. The present names stay valid until a reply comes.</summary>
    public void Read()
    {
        if (!_areTracksKnown || IsRead)
        {
            send.Send(TrackNames);
        }

        if (_areTracksKnown && IsRead && _tracks.Length > 0)
        {
            _nextTrack = (_nextTrack + 1) % _tracks.Length;
            RequestClips(_nextTrack);
        }

        foreach (var track in FindMissing())
        {
            RequestClips(track);
        }
    }

    /// <summary>Requests the clips of all tracks, because a clip is not where it was.</summary>
    public void ReadClips()
    {
        foreach (var track in AllTracks)
        {
            RequestClips(track);
        }
    }

    /// <summary>Reads the next slots of the tracks whose slots are read one by one.</summary>
    public void ReadSlots()
    {
        foreach (var slots in _slots.Values)
        {
            slots.Step();
        }
    }

    /// <summary>Handles a reply; ignores other messages.</summary>
    /// <returns>The previous tracks if the tracks changed; their clips are then requested. Otherwise null.</returns>
    public string[]? Handle(OscMessage message)
    {
        switch (message.Address)
        {
            case TrackNames:
                return HandleTracks(message.GetTexts(0));
            case ClipNames:
                _clips[message.GetInteger(0)] = message.GetTexts(1);
                _requests.Remove(message.GetInteger(0));
                break;
            default:
                _devices.Handle(message);
                foreach (var (track, slots) in _slots)
                {
                    if (slots.Handle(message))
                    {
                        _clips[track] = slots.Names;
                    }
                }

                break;
        }

        return null;
    }

    /// <summary>Returns the name of a track.</summary>
    public string GetTrackName(int track) => track >= 0 && track < _tracks.Length ? _tracks[track] : $"track {track + 1}";

    /// <summary>Returns the position of the track with a name; null if there is none or more than one.</summary>
    public int? FindPosition(string name) => AbletonNames.FindAll(_tracks, name) is [var position] ? position : null;

    /// <summary>Returns the track with a name.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public int FindTrack(string name) => AbletonNames.GetSingle(AbletonNames.FindAll(_tracks, name), "track", name, "this set", _tracks);

    /// <summary>Returns the position of the clip with a title. If there are several, returns the one on the named track.</summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public ClipPosition FindClip(string title, string track)
    {
        var found = _clips.SelectMany(clips => AbletonNames.FindAll(clips.Value, title).Select(slot => new ClipPosition(clips.Key, slot))).ToArray();
        var onTrack = found.Length > 1 ? found.Where(position => GetTrackName(position.Track) == track).ToArray() : found;
        return AbletonNames.GetSingle(onTrack.Length > 0 ? onTrack : found, "clip", title, "this set", []);
    }

    /// <summary>
    /// Returns the position of a device; null if the devices of the track are not known yet, and are requested. AbletonOSC cannot reach devices in racks.
    /// </summary>
    /// <exception cref="LiveNameException">There is none, or more than one.</exception>
    public DevicePosition? FindDevice(string track, string name)
    {
        var index = FindTrack(track);
        return _devices.FindDevice(index, GetTrackName(index), name);
    }

    /// <summary>Returns a parameter of a device with its range. If the range is not known yet, requests it and returns null.</summary>
    /// <exception cref="LiveNameException">There is no parameter with this name, or more than one.</exception>
    public ParameterRange? FindParameter(DevicePosition device, string name) => _devices.FindParameter(device, GetTrackName(device.Track), name);

    private string[]? HandleTracks(string[] names)
    {
        var (previous, wereKnown) = (_tracks, _areTracksKnown);
        var hasChanged = !names.SequenceEqual(previous);
        (_tracks, _areTracksKnown) = (names, true);
        if (hasChanged || !wereKnown)
        {
            Clear();
            ReadClips();
        }

        return hasChanged ? previous : null;
    }

    private void RequestClips(int track)
    {
        if (_slots.ContainsKey(track))
        {
            return;
        }

        _requests[track] = _requests.GetValueOrDefault(track) + 1;
        if (_requests[track] > MaxRequests && !_clips.ContainsKey(track))
        {
            _slots[track] = new AbletonSlots(track, send);
            return;
        }

        send.Send(ClipNames, OscArgument.From(track));
    }

    private int[] FindMissing() => [.. AllTracks.Where(track => !_clips.ContainsKey(track) && !_slots.ContainsKey(track))];

    private void Clear()
    {
        _clips.Clear();
        _requests.Clear();
        _slots.Clear();
        _devices.Clear();
    }
}
