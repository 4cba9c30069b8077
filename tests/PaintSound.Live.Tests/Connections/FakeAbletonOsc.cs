using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

/// <summary>
/// A fake AbletonOSC that behaves like ideoforms/AbletonOSC@0ca6821: messages are handled only at ticks of Live, getters reply with the ids
/// before the value, setters and methods do not reply, a listener sends its value immediately and at every change, an error is sent to
/// /live/error and ends the handling of its bundle and of that tick, and a datagram has at most 9,216 bytes, as on macOS.
/// </summary>
internal sealed class FakeAbletonOsc : IDisposable
{
    private const int MaxDatagram = 9_216;
    private static readonly string[] LaunchProperties = ["launch_mode", "legato", "launch_quantization", "muted"];
    private readonly Queue<IReadOnlyList<OscMessage>> _waiting = new();
    private readonly Lock _lock = new();
    private string[] _names;
    private string[][] _clips;
    private readonly List<List<string>> _devices = [];
    private Dictionary<(int Track, int Clip), (float Start, float End)> _excerpts = [];
    private Dictionary<string, float> _clipValues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listeners = [];

    public FakeAbletonOsc(params string[][] clips)
    {
        (_clips, _names) = (clips, [.. clips.Select((_, track) => $"own {track + 1}")]);
        _devices.AddRange(clips.Select(_ => new List<string> { "Auto Filter" }));
        Peer.OnPacket = (messages, isBundle) =>
        {
            lock (_lock)
            {
                if (isBundle && !KnowsBundles)
                {
                    return;
                }

                _waiting.Enqueue(messages);
            }
        };
    }

    public OscPeer Peer { get; } = new();

    /// <summary>The number of replies to lose, by address.</summary>
    public Dictionary<string, int> RepliesToLose { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties of the song that a client can listen to.</summary>
    public Dictionary<string, OscArgument> Song { get; } = new(StringComparer.Ordinal)
    {
        ["tempo"] = OscArgument.From(120f),
        ["signature_numerator"] = OscArgument.From(4),
        ["signature_denominator"] = OscArgument.From(4),
        ["is_playing"] = OscArgument.From(false),
        ["clip_trigger_quantization"] = OscArgument.From(4),
        ["current_song_time"] = OscArgument.From(0f),
    };

    public List<string> Fired { get; } = [];

    /// <summary>Called before a write, with the address and the name of the track.</summary>
    public Action<string, string>? OnWrite { get; set; }

    /// <summary>False for an AbletonOSC from before November 2025, which knows no launch modes of clips.</summary>
    public bool KnowsLaunchModes { get; set; } = true;

    /// <summary>False for an AbletonOSC from before October 2023, which ignores bundles.</summary>
    public bool KnowsBundles { get; set; } = true;

    public Dictionary<string, double> Values { get; private set; } = new(StringComparer.Ordinal) { ["volume 0"] = 0.85, ["volume 1"] = 0.85 };

    /// <summary>The number of messages that were handled.</summary>
    public int Handled { get; private set; }

    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    public void Dispose() => Peer.Dispose();

    /// <summary>A tick of Live: handles all waiting messages, up to the first error.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            try
            {
                while (_waiting.TryDequeue(out var messages))
                {
                    foreach (var message in messages)
                    {
                        if (message.Address.Contains("/set/", StringComparison.Ordinal))
                        {
                            OnWrite?.Invoke(message.Address, GetTrackName(message));
                        }

                        Handled++;
                        Handle(message);
                    }
                }
            }
            catch (InvalidOperationException e)
            {
                Peer.Send("/live/error", OscArgument.From(e.Message));
            }
        }
    }

    /// <summary>Changes the tracks, as a composer does.</summary>
    public void SetTracks(string[] names, params string[][] clips)
    {
        lock (_lock)
        {
            (_names, _clips) = (names, clips);
            _devices.Clear();
            _devices.AddRange(names.Select(_ => new List<string> { "Auto Filter" }));
        }
    }

    /// <summary>Moves a track with all that belongs to it, as a composer does.</summary>
    public void MoveTrack(int from, int to)
    {
        lock (_lock)
        {
            var order = Enumerable.Range(0, _names.Length).Where(track => track != from).ToList();
            order.Insert(to, from);
            Reorder(order);
        }
    }

    /// <summary>Deletes a track.</summary>
    public void DeleteTrack(int track)
    {
        lock (_lock)
        {
            Reorder([.. Enumerable.Range(0, _names.Length).Where(other => other != track)]);
        }
    }

    /// <summary>Renames a track.</summary>
    public void RenameTrack(int track, string name)
    {
        lock (_lock)
        {
            _names[track] = name;
        }
    }

    /// <summary>Adds a device before the others of a track.</summary>
    public void InsertDevice(int track, string name)
    {
        lock (_lock)
        {
            _devices[track].Insert(0, name);
            Values = Values.ToDictionary(
                pair => pair.Key.Split(' ') is ["parameter", var of, var device, var parameter] && of == $"{track}" ? $"parameter {of} {int.Parse(device, System.Globalization.CultureInfo.InvariantCulture) + 1} {parameter}" : pair.Key,
                pair => pair.Value,
                StringComparer.Ordinal);
        }
    }

    /// <summary>Changes a property of the song, as Live does.</summary>
    public void SetSong(string property, OscArgument value)
    {
        lock (_lock)
        {
            Song[property] = value;
            Notify($"/live/song/get/{property}", value);
        }
    }

    /// <summary>The next bar: the fired clip starts to play.</summary>
    public void StartFired(int track, int clip)
    {
        Notify($"/live/track/get/playing_slot_index {track}", OscArgument.From(track), OscArgument.From(clip));
        Notify($"/live/track/get/fired_slot_index {track}", OscArgument.From(track), OscArgument.From(-1));
    }

    /// <summary>The clip of a track ends.</summary>
    public void EndClip(int track) => Notify($"/live/track/get/playing_slot_index {track}", OscArgument.From(track), OscArgument.From(-2));

    private void Notify(string listener, params OscArgument[] arguments)
    {
        if (_listeners.Contains(listener))
        {
            Peer.Send(listener.Split(' ')[0], arguments);
        }
    }

    private void Reply(string address, params OscArgument[] arguments)
    {
        if (RepliesToLose.GetValueOrDefault(address) is > 0 and var remaining)
        {
            RepliesToLose[address] = remaining - 1;
            return;
        }

        var packet = new byte[65_536];
        Assert.True(new OscMessage(address, arguments).TryWrite(packet, out var length));
        if (length > MaxDatagram)
        {
            throw new InvalidOperationException("AbletonOSC: Socket error: OSError: [Errno 40] Message too long");
        }

        Peer.Send(address, arguments);
    }

    private string GetTrackName(OscMessage message) => message.Arguments[0].TryNumber(out var track) && track < _names.Length ? _names[(int)track] : "";

    private void Reorder(List<int> order)
    {
        int? Find(int track) => order.IndexOf(track) is >= 0 and var position ? position : null;
        string? MoveKey(string key) => key.Split(' ') is [var kind, var track, .. var rest] && Find(int.Parse(track, System.Globalization.CultureInfo.InvariantCulture)) is { } position
            ? string.Join(' ', [kind, $"{position}", .. rest]) : null;
        Values = Values.Where(pair => MoveKey(pair.Key) is not null).ToDictionary(pair => MoveKey(pair.Key)!, pair => pair.Value, StringComparer.Ordinal);
        _clipValues = _clipValues.Where(pair => MoveKey(pair.Key) is not null).ToDictionary(pair => MoveKey(pair.Key)!, pair => pair.Value, StringComparer.Ordinal);
        _excerpts = _excerpts.Where(pair => Find(pair.Key.Track) is not null).ToDictionary(pair => (Find(pair.Key.Track)!.Value, pair.Key.Clip), pair => pair.Value);
        var devices = order.Select(track => _devices[track]).ToArray();
        _devices.Clear();
        _devices.AddRange(devices);
        (_names, _clips) = ([.. order.Select(track => _names[track])], [.. order.Select(track => _clips[track])]);
    }

    private void Handle(OscMessage message)
    {
        var arguments = message.Arguments;
        int Id(int index) => arguments[index].TryNumber(out var number) ? (int)number : throw new InvalidOperationException($"Bad id in {message}");
        float Value(int index) => arguments[index].TryNumber(out var number) ? (float)number : throw new InvalidOperationException($"Bad value in {message}");
        if (message.Address.Split('/')[2] is "track" or "clip" or "clip_slot" or "device" && Id(0) >= _names.Length)
        {
            throw new InvalidOperationException("Error handling OSC message: IndexError: Index out of range");
        }

        switch (message.Address)
        {
            case "/live/song/get/num_tracks":
                Reply(message.Address, OscArgument.From(_names.Length));
                break;
            case "/live/song/get/num_scenes":
                Reply(message.Address, OscArgument.From(_clips.Max(clips => clips.Length)));
                break;
            case "/live/clip_slot/get/has_clip":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(Id(1) < _clips[Id(0)].Length && _clips[Id(0)][Id(1)].Length > 0));
                break;
            case "/live/clip/get/name":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(FindClip(Id(0), Id(1))));
                break;
            case "/live/application/get/version":
                Reply(message.Address, OscArgument.From(12), OscArgument.From(1));
                break;
            case { } address when address.StartsWith("/live/song/start_listen/", StringComparison.Ordinal) && Song.TryGetValue(address.Split('/')[^1], out var present):
                var property = address.Replace("start_listen", "get", StringComparison.Ordinal);
                _listeners.Add(property);
                Notify(property, present);
                break;
            case { } address when address.StartsWith("/live/song/get/", StringComparison.Ordinal) && Song.TryGetValue(address.Split('/')[^1], out var value):
                Reply(address, value);
                break;
            case "/live/song/get/track_names":
                Reply(message.Address, [.. _names.Select(OscArgument.From)]);
                break;
            case "/live/track/get/clips/name":
                Reply(message.Address, [arguments[0], .. _clips[Id(0)].Select(name => name.Length == 0 ? OscArgument.Nil : OscArgument.From(name))]);
                break;
            case "/live/track/get/devices/name":
                Reply(message.Address, [arguments[0], .. _devices[Id(0)].Select(OscArgument.From)]);
                break;
            case "/live/device/get/parameters/name":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From("Device On"), OscArgument.From("Frequency"));
                break;
            case "/live/device/get/parameters/min":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(0f), OscArgument.From(20f));
                break;
            case "/live/device/get/parameters/max":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(1f), OscArgument.From(220f));
                break;
            case "/live/track/get/volume":
                Reply(message.Address, arguments[0], OscArgument.From((float)Values.GetValueOrDefault($"volume {Id(0)}", 0.85)));
                break;
            case "/live/track/set/volume":
                Values[$"volume {Id(0)}"] = Value(1);
                break;
            case "/live/track/set/send":
                Values[$"send {Id(0)} {Id(1)}"] = Value(2);
                break;
            case "/live/device/set/parameter/value":
                Values[$"parameter {Id(0)} {Id(1)} {Id(2)}"] = Value(3);
                break;
            case "/live/track/start_listen/fired_slot_index":
            case "/live/track/start_listen/playing_slot_index":
                var listener = $"{message.Address.Replace("start_listen", "get", StringComparison.Ordinal)} {Id(0)}";
                _listeners.Add(listener);
                Notify(listener, arguments[0], OscArgument.From(-1));
                break;
            case "/live/clip/set/loop_start":
                SetExcerpt(Id(0), Id(1), Value(2), null);
                break;
            case "/live/clip/set/loop_end":
                SetExcerpt(Id(0), Id(1), null, Value(2));
                break;
            case "/live/clip/fire":
                var (start, end) = _excerpts.GetValueOrDefault((Id(0), Id(1)), (0, 60));
                Fired.Add($"{FindClip(Id(0), Id(1))} {start} {end}");
                Notify($"/live/track/get/fired_slot_index {Id(0)}", arguments[0], arguments[1]);
                break;
            case "/live/track/get/send":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From((float)Values.GetValueOrDefault($"send {Id(0)} {Id(1)}")));
                break;
            case "/live/track/get/panning":
                Reply(message.Address, arguments[0], OscArgument.From((float)Values.GetValueOrDefault($"panning {Id(0)}")));
                break;
            case "/live/track/set/panning":
                Values[$"panning {Id(0)}"] = Value(1);
                break;
            case "/live/device/get/parameter/value":
                Reply(message.Address, arguments[0], arguments[1], arguments[2], OscArgument.From((float)Values.GetValueOrDefault($"parameter {Id(0)} {Id(1)} {Id(2)}")));
                break;
            case "/live/clip/get/loop_start" when !IsLooping(Id(0), Id(1)):
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(_excerpts.GetValueOrDefault((Id(0), Id(1)), (0, 60)).Start));
                break;
            case "/live/clip/get/loop_end" when !IsLooping(Id(0), Id(1)):
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(_excerpts.GetValueOrDefault((Id(0), Id(1)), (0, 60)).End));
                break;
            case "/live/clip/get/start_marker":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(_excerpts.GetValueOrDefault((Id(0), Id(1)), (0, 60)).Start));
                break;
            case "/live/clip/get/end_marker":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(_excerpts.GetValueOrDefault((Id(0), Id(1)), (0, 60)).End));
                break;
            case "/live/clip/get/loop_start" or "/live/clip/get/loop_end":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(8f));
                break;
            case "/live/clip/get/looping":
            case "/live/clip/get/warping":
                Reply(message.Address, arguments[0], arguments[1], OscArgument.From(GetClip(Id(0), Id(1), message.Address.Split('/')[^1])));
                break;
            case "/live/clip/set/start_marker" when IsLooping(Id(0), Id(1)):
                SetExcerpt(Id(0), Id(1), Value(2), null);
                break;
            case "/live/clip/set/end_marker" when IsLooping(Id(0), Id(1)):
                SetExcerpt(Id(0), Id(1), null, Value(2));
                break;
            case "/live/clip/set/looping":
            case "/live/clip/set/warping":
                SetClip(Id(0), Id(1), message.Address.Split('/')[^1], Value(2));
                break;
            case { } address when KnowsLaunchModes && address.StartsWith("/live/clip/get/", StringComparison.Ordinal) && LaunchProperties.Contains(address.Split('/')[^1]):
                var launch = GetClip(Id(0), Id(1), address.Split('/')[^1]);
                Reply(address, arguments[0], arguments[1], address.Split('/')[^1] is "legato" or "muted" ? OscArgument.From(launch != 0) : OscArgument.From((int)launch));
                break;
            case { } address when KnowsLaunchModes && address.StartsWith("/live/clip/set/", StringComparison.Ordinal) && LaunchProperties.Contains(address.Split('/')[^1]):
                Assert.Equal(OscType.Int32, arguments[2].Type);
                SetClip(Id(0), Id(1), address.Split('/')[^1], Value(2));
                break;
            case "/live/clip/start_listen/playing_position":
            case "/live/clip/stop_listen/playing_position":
            case "/live/track/stop_all_clips":
                break;
            default:
                Peer.Send("/live/error", OscArgument.From($"AbletonOSC: Unknown OSC address: {message.Address}"));
                break;
        }
    }

    /// <summary>All that belongs to the composer, as text.</summary>
    public string Dump() => string.Join('\n', Values.Where(pair => pair.Value != 0).Select(pair => $"{pair.Key} {(float)pair.Value:R}")
        .Concat(_excerpts.Where(pair => pair.Value != (0, 60)).Select(pair => $"{pair.Key} {pair.Value}"))
        .Concat(_clipValues.Where(pair => pair.Value != 0).Select(pair => $"{pair.Key} {pair.Value:R}"))
        .Order(StringComparer.Ordinal));

    /// <summary>What belongs to a track, as text.</summary>
    public string[] DescribeTrack(string name)
    {
        var track = Array.IndexOf(_names, name);
        return
        [
            .. Values.Where(pair => pair.Key.Split(' ')[1] == $"{track}").Select(pair => string.Join(' ', [.. pair.Key.Split(' ').Where((_, i) => i != 1), $"{(float)pair.Value:R}"]))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Sets a clip as a composer does: its markers, and looping and warping as 0 or 1.</summary>
    public void SetClip(int track, int clip, float start, float end, int looping, int warping)
    {
        _excerpts[(track, clip)] = (start, end);
        SetClip(track, clip, "looping", looping);
        SetClip(track, clip, "warping", warping);
    }

    private string FindClip(int track, int clip) => clip < _clips[track].Length && _clips[track][clip].Length > 0
        ? _clips[track][clip]
        : throw new InvalidOperationException("Error handling OSC message: AttributeError: 'NoneType' object has no attribute 'name'");

    private float GetClip(int track, int clip, string name) => _clipValues.GetValueOrDefault($"{name} {track} {clip}");

    /// <summary>Sets a property of a clip, as a composer does.</summary>
    public void SetClip(int track, int clip, string name, float value) => _clipValues[$"{name} {track} {clip}"] = value;

    private bool IsLooping(int track, int clip) => GetClip(track, clip, "looping") != 0;

    private void SetExcerpt(int track, int clip, float? start, float? end)
    {
        var (from, to) = _excerpts.GetValueOrDefault((track, clip), (0, 60));
        (from, to) = (start ?? from, end ?? to);
        _excerpts[(track, clip)] = from < to ? (from, to) : throw new InvalidOperationException("Error handling OSC message: RuntimeError: Loop end must be behind loop start");
    }
}
