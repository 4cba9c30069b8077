using System.Text.Json.Nodes;
using PaintSound.Live;
using PaintSound.Live.Connections;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>live</c>.</summary>
internal static class LiveKeys
{
    private static readonly RequiredKey<LiveConnectionKind> Connection = new(
        "connection",
        ShowValues.OneOf<LiveConnectionKind>(),
        "The connection to Ableton Live that plays selections: PaintSound's remote script, its Max for Live device, AbletonOSC, or MIDI notes for mapped clips.");

    private static readonly OptionalKey<int> Port = new(
        "port",
        ShowValues.Integer(1, 65_535),
        "The UDP port of the connection on this computer; not with `midi`.",
        string.Join(", ", new[] { LiveConnectionKind.RemoteScript, LiveConnectionKind.Max, LiveConnectionKind.AbletonOsc }.Select(LiveConnections.DefaultPort)));

    private static readonly DefaultKey<PlaybackMode> Playback = new(
        "playback", ShowValues.OneOf<PlaybackMode>(), PlaybackMode.Once, "An excerpt plays `once`, or as a `loop` until the next one; not with `midi`.");

    private static readonly DefaultKey<TimeSpan> Fade = new(
        "fade",
        ShowValues.Seconds(0, 60),
        TimeSpan.Zero,
        "How long the previous excerpt fades when the next one sounds on another track. 0 stops it with Live's launch quantisation. Not with `midi`.");

    /// <summary>The section.</summary>
    public static ShowSection<LiveSettings> Section { get; } = new([Connection, Port, Playback, Fade], Read)
    {
        Renamed = new Dictionary<string, string>(StringComparer.Ordinal) { ["door"] = "connection", ["manner"] = "playback" },
        Conditions = CreateConditions,
    };

    // A MIDI note cannot say how a clip plays or how a track fades.
    private static IEnumerable<ShowKey> NotForMidi => [Port, Playback, Fade];

    private static LiveSettings Read(ShowYamlNode node)
    {
        var connection = Connection.Read(node);
        if (connection != LiveConnectionKind.Midi)
        {
            return new LiveSettings(connection, Port.TryRead(node, out var port) ? port : LiveConnections.DefaultPort(connection), Playback.Read(node), Fade.Read(node));
        }

        return NotForMidi.Select(key => node[key.Name]).FirstOrDefault(value => value is not null) is { } unused
            ? throw unused.Location.Error($"{unused.Location.Place} has no effect with 'connection: midi': remove it")
            : new LiveSettings(connection, 0, PlaybackMode.Once, TimeSpan.Zero);
    }

    private static JsonObject CreateConditions() => new()
    {
        ["if"] = new JsonObject { ["properties"] = new JsonObject { [Connection.Name] = new JsonObject { ["const"] = "midi" } }, ["required"] = new JsonArray(Connection.Name) },
        ["then"] = new JsonObject { ["properties"] = new JsonObject(NotForMidi.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Name, false))) },
    };
}
