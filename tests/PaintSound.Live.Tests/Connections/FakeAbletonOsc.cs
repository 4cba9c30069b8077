using PaintSound.Osc.Codec;

namespace PaintSound.Live.Tests.Connections;

/// <summary>
/// An AbletonOSC that is not one, as ideoforms/AbletonOSC@0ca6821 behaves: what has come is handled at Live's ticks only, getters answer
/// with their ids before the value, setters and methods answer nothing, a listener tells its value at once and at every change, an
/// error is told at /live/error and ends the drain of that tick.
/// </summary>
internal sealed class AbletonOscStand : IDisposable
{
    private readonly Queue<OscMessage> _waiting = new();
    private readonly Lock _lock = new();
    private string[] _names;
    private string[][] _clips;
    private readonly Dictionary<(int Track, int Clip), (float Start, float End)> _spans = [];
    private readonly HashSet<string> _listened = [];

    public AbletonOscStand(params string[][] clips)
    {
        (_clips, _names) = (clips, [.. clips.Select((_, track) => $"own {track + 1}")]);
        Peer.Answer = message =>
        {
            lock (_lock)
            {
                _waiting.Enqueue(message);
            }
        };
    }

    public OscPeer Peer { get; } = new();

    /// <summary>So many answers at an address get lost on their way.</summary>
    public Dictionary<string, int> ToLose { get; } = new(StringComparer.Ordinal);

    public List<string> Fired { get; } = [];

    public Dictionary<string, double> Values { get; } = new(StringComparer.Ordinal) { ["volume 0"] = 0.85, ["volume 1"] = 0.85 };

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

    /// <summary>A tick of Live: everything that waits is handled, until something goes wrong.</summary>
    public void Tick()
    {
        lock (_lock)
        {
            try
            {
                while (_waiting.TryDequeue(out var message))
                {
                    Handle(message);
                }
            }
            catch (InvalidOperationException e)
            {
                Peer.Say("/live/error", OscArgument.From(e.Message));
            }
        }
    }

    /// <summary>The composer changes the tracks.</summary>
    public void Change(string[] names, params string[][] clips)
    {
        lock (_lock)
        {
            (_names, _clips) = (names, clips);
        }
    }

    /// <summary>The next bar: what was fired sounds.</summary>
    public void Bar(int track, int clip)
    {
        Tell($"/live/track/get/playing_slot_index {track}", OscArgument.From(track), OscArgument.From(clip));
        Tell($"/live/track/get/fired_slot_index {track}", OscArgument.From(track), OscArgument.From(-1));
    }

    /// <summary>The clip of a track comes to its end.</summary>
    public void End(int track) => Tell($"/live/track/get/playing_slot_index {track}", OscArgument.From(track), OscArgument.From(-2));

    private void Tell(string listener, params OscArgument[] arguments)
    {
        if (_listened.Contains(listener))
        {
            Peer.Say(listener.Split(' ')[0], arguments);
        }
    }

    private void Answer(string address, params OscArgument[] arguments)
    {
        if (ToLose.GetValueOrDefault(address) is > 0 and var left)
        {
            ToLose[address] = left - 1;
            return;
        }

        Peer.Say(address, arguments);
    }

    private void Handle(OscMessage message)
    {
        var words = message.Arguments;
        int Id(int index) => words[index].TryNumber(out var number) ? (int)number : throw new InvalidOperationException($"Bad id in {message}");
        float Value(int index) => words[index].TryNumber(out var number) ? (float)number : throw new InvalidOperationException($"Bad value in {message}");
        switch (message.Address)
        {
            case "/live/application/get/version":
                Answer(message.Address, OscArgument.From(12), OscArgument.From(1));
                break;
            case "/live/song/get/track_names":
                Answer(message.Address, [.. _names.Select(OscArgument.From)]);
                break;
            case "/live/track/get/clips/name":
                Answer(message.Address, [words[0], .. _clips[Id(0)].Select(name => name.Length == 0 ? OscArgument.Nil : OscArgument.From(name))]);
                break;
            case "/live/track/get/devices/name":
                Answer(message.Address, [words[0], OscArgument.From("Auto Filter")]);
                break;
            case "/live/device/get/parameters/name":
                Answer(message.Address, words[0], words[1], OscArgument.From("Device On"), OscArgument.From("Frequency"));
                break;
            case "/live/device/get/parameters/min":
                Answer(message.Address, words[0], words[1], OscArgument.From(0f), OscArgument.From(20f));
                break;
            case "/live/device/get/parameters/max":
                Answer(message.Address, words[0], words[1], OscArgument.From(1f), OscArgument.From(220f));
                break;
            case "/live/track/get/volume":
                Answer(message.Address, words[0], OscArgument.From((float)Values[$"volume {Id(0)}"]));
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
                _listened.Add(listener);
                Tell(listener, words[0], OscArgument.From(-1));
                break;
            case "/live/clip/set/loop_start":
                Span(Id(0), Id(1), Value(2), null);
                break;
            case "/live/clip/set/loop_end":
                Span(Id(0), Id(1), null, Value(2));
                break;
            case "/live/clip/fire":
                var (start, end) = _spans.GetValueOrDefault((Id(0), Id(1)), (0, 60));
                Fired.Add($"{_clips[Id(0)][Id(1)]} {start} {end}");
                Tell($"/live/track/get/fired_slot_index {Id(0)}", words[0], words[1]);
                break;
            case "/live/clip/set/looping":
            case "/live/clip/set/warping":
            case "/live/clip/start_listen/playing_position":
            case "/live/clip/stop_listen/playing_position":
            case "/live/track/stop_all_clips":
            case "/live/track/set/panning":
                break;
            default:
                throw new InvalidOperationException($"Unknown OSC address: {message.Address}");
        }
    }

    private void Span(int track, int clip, float? start, float? end)
    {
        var (from, to) = _spans.GetValueOrDefault((track, clip), (0, 60));
        (from, to) = (start ?? from, end ?? to);
        _spans[(track, clip)] = from < to ? (from, to) : throw new InvalidOperationException("Error handling OSC message: RuntimeError: Loop end must be behind loop start");
    }
}
