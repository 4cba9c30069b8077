using PaintSound.Core.Works;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>
/// The OSC protocol between PaintSound and its connections in Ableton Live: the remote script and the Max for Live device use the same
/// protocol, on this computer only (127.0.0.1), one message per datagram. The table of <c>docs/live-protocol.md</c> comes from here.
/// <para>
/// PaintSound numbers its requests from 1; a reply contains the number. Times are whole milliseconds of PaintSound's clock, which starts
/// with PaintSound. A connection computes its clock offset from <see cref="Hello"/> and <see cref="Ping"/>: the minimum of (local clock - now)
/// since the hello, because messages can be delayed but never arrive early.
/// </para>
/// </summary>
public static class LiveCatalogue
{
    /// <summary>Version of the protocol; increases when a message changes. <see cref="Welcome"/> carries the version of the other side.</summary>
    public const int Protocol = 1;

    /// <summary>Default port of the remote script.</summary>
    public const int RemoteScriptPort = 9110;

    /// <summary>Default port of the Max for Live device; differs from the remote script's, because both can run in one Live.</summary>
    public const int MaxDevicePort = 9111;

    /// <summary>The word of <see cref="Refused"/> for a launch whose due time had passed.</summary>
    public const string Late = "late";

    private static readonly CatalogueArgument Number = new(OscType.Int32, "number", "", 0);
    private static readonly CatalogueArgument Port = new(OscType.Int32, "port", "", 1, 65_535);
    private static readonly CatalogueArgument Now = new(OscType.Int32, "now", "milliseconds", 0);
    private static readonly CatalogueArgument Track = new(OscType.Text, "track");
    private static readonly CatalogueArgument Playback = new(OscType.Text, "playback") { Words = ["once", "loop"] };

    /// <summary>Starts a session.</summary>
    public static CatalogueEntry Hello { get; } = ToLive(
        "/paintsound/live/hello",
        "PaintSound starts a session and names its port on 127.0.0.1; all replies go there. Earlier requests are forgotten, except a fade to 0.",
        new CatalogueArgument(OscType.Int32, "protocol", "", 1),
        Port,
        Now);

    /// <summary>Asks whether Live answers.</summary>
    public static CatalogueEntry Ping { get; } = ToLive(
        "/paintsound/live/ping", "Asks whether Live answers, and names the port of PaintSound again. Sent four times per second.", Number, Now, Port);

    /// <summary>Launches an excerpt.</summary>
    public static CatalogueEntry Launch { get; } = ToLive(
        "/paintsound/live/launch",
        "Play an excerpt from its start, once or as a loop. The clip is the one that plays the file, or else the one whose name is the title. " +
        "If several match, it is the one on the named track. Refused after the due time.",
        Number,
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Track,
        new CatalogueArgument(OscType.Float32, "start", "seconds", 0),
        new CatalogueArgument(OscType.Float32, "length", "seconds", 0),
        Playback,
        new CatalogueArgument(OscType.Int32, "due", "milliseconds", 0));

    /// <summary>Stops a track.</summary>
    public static CatalogueEntry Stop { get; } = ToLive(
        "/paintsound/live/stop",
        "Stop the clip on a track, in time with the launch quantisation. An empty name stops every clip that PaintSound launched.",
        Number,
        Track);

    /// <summary>Fades the volume of a track.</summary>
    public static CatalogueEntry Fade { get; } = ToLive(
        "/paintsound/live/fade",
        "Move a track's volume to a fraction of its value before the first fade. At 0 the clip stops and the volume returns; a launch on the " +
        "track also restores it. An empty name means every track on which PaintSound launched a clip.",
        Number,
        Track,
        new CatalogueArgument(OscType.Float32, "level", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "time", "seconds", 0));

    /// <summary>Sets a parameter, found by its name.</summary>
    public static CatalogueEntry Set { get; } = ToLive(
        "/paintsound/live/set",
        "Set a parameter, found by name: 0 is its minimum, 1 its maximum. The track can be a return track or Main; the device can be " +
        "in a rack. An empty device means the mixer: Volume, Pan, or the name of a return track for the send to it.",
        Number,
        Track,
        new CatalogueArgument(OscType.Text, "device"),
        new CatalogueArgument(OscType.Text, "parameter"),
        new CatalogueArgument(OscType.Float32, "value", "", 0, 1));

    /// <summary>Makes a clip in the open set.</summary>
    public static CatalogueEntry Build { get; } = ToLive(
        "/paintsound/live/build",
        "Make a clip of a file on the named track, in this scene (from 0), with this gain in dB. If the slot has another clip, use the next free scene below. " +
        "A missing track or scene is created. The reply is built or refused.",
        Number,
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Track,
        new CatalogueArgument(OscType.Int32, "scene", "", 0),
        new CatalogueArgument(OscType.Float32, "gain", "dB", LoudnessMatch.MinGainDb, LoudnessMatch.MaxGainDb));

    /// <summary>Looks for a clip in the open set.</summary>
    public static CatalogueEntry Find { get; } = ToLive(
        "/paintsound/live/find",
        "Look for a clip of a file, of the file's copy for Live, or of the project's copy of either, whose name is the title then. Changes nothing. " +
        "The reply is built, with there or none.",
        Number,
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        new CatalogueArgument(OscType.Text, "copy"));

    /// <summary>Ends the show, or disarms it for good.</summary>
    public static CatalogueEntry Bye { get; } = ToLive(
        "/paintsound/live/bye",
        "The show has ended, or was disarmed for 10 s. When the launched clips have ended, at the latest after 10 s, everything that PaintSound " +
        "changed in the set gets its value from before the show. A launch or a set that comes earlier cancels it. The same happens when no message comes for 10 s.",
        Number);

    /// <summary>Reply to <see cref="Hello"/>.</summary>
    public static CatalogueEntry Welcome { get; } = FromLive(
        "/paintsound/live/welcome",
        "Reply to hello: the protocol version and the program, such as Live 12.1.5, remote script.",
        new CatalogueArgument(OscType.Int32, "protocol", "", 1),
        new CatalogueArgument(OscType.Text, "who"));

    /// <summary>Reply to <see cref="Ping"/>.</summary>
    public static CatalogueEntry Pong { get; } = FromLive("/paintsound/live/pong", "Immediate reply to ping.", Number);

    /// <summary>Reply to <see cref="Ping"/> before a <see cref="Hello"/>.</summary>
    public static CatalogueEntry Restarted { get; } = FromLive(
        "/paintsound/live/restarted",
        "Reply to a ping instead of pong: there was no hello since the program in Live has started, because Live has opened another set. PaintSound says hello at once.",
        Number);

    /// <summary>A clip was fired.</summary>
    public static CatalogueEntry Triggered { get; } = FromLive(
        "/paintsound/live/triggered",
        "The clip of a launch was fired: its track, its name, and the time from receiving to firing. Live starts it with its own launch quantisation.",
        Number,
        Track,
        new CatalogueArgument(OscType.Text, "clip"),
        new CatalogueArgument(OscType.Float32, "took", "milliseconds", 0));

    /// <summary>A clip started to sound.</summary>
    public static CatalogueEntry Playing { get; } = FromLive(
        "/paintsound/live/playing",
        "The clip of a launch started to sound, at this song time.",
        Number,
        new CatalogueArgument(OscType.Float32, "song time", "beats", 0));

    /// <summary>Position in a playing excerpt.</summary>
    public static CatalogueEntry Position { get; } = FromLive(
        "/paintsound/live/position",
        "Position in the excerpt of a launch, about five times per second.",
        Number,
        new CatalogueArgument(OscType.Float32, "position", "seconds", 0));

    /// <summary>Tempo, signature and song position.</summary>
    public static CatalogueEntry Beat { get; } = FromLive(
        "/paintsound/live/beat",
        "Where the music is: the song position in quarter notes (whole and part), the tempo, the time signature, the number of the present bar, the quarter notes " +
        "since its beginning, whether Live plays, and Live's launch quantisation (0 none, 4 one bar, 7 one quarter note, as in the Live Object Model). Sent " +
        "when one of them changes; about 25 times per second for the position, and once per second while Live stands.",
        new CatalogueArgument(OscType.Int32, "position", "quarter notes"),
        new CatalogueArgument(OscType.Float32, "part", "quarter notes", 0, 1),
        new CatalogueArgument(OscType.Float32, "tempo", "quarter notes per minute", 20, 999),
        new CatalogueArgument(OscType.Int32, "numerator", "", 1, 99),
        new CatalogueArgument(OscType.Int32, "denominator", "", 1, 16),
        new CatalogueArgument(OscType.Int32, "bar"),
        new CatalogueArgument(OscType.Float32, "since bar", "quarter notes", 0),
        new CatalogueArgument(OscType.Int32, "playing", "", 0, 1),
        new CatalogueArgument(OscType.Int32, "quantisation", "", 0, 13));

    /// <summary>A clip has ended.</summary>
    public static CatalogueEntry Ended { get; } = FromLive(
        "/paintsound/live/ended", "The clip of a launch ended: it reached its end, was stopped or was replaced.", Number);

    /// <summary>Reply to <see cref="Build"/> and <see cref="Find"/>.</summary>
    public static CatalogueEntry Built { get; } = FromLive(
        "/paintsound/live/built",
        "Reply to build and find. made: the clip was made in this scene. there: it existed already in this scene, on any track. drag: this Live cannot make it; drag " +
        "the file there. none: there is no such clip.",
        Number,
        new CatalogueArgument(OscType.Text, "how") { Words = ["made", "there", "drag", "none"] },
        new CatalogueArgument(OscType.Int32, "scene", "", 0));

    /// <summary>A request was not done.</summary>
    public static CatalogueEntry Refused { get; } = FromLive(
        "/paintsound/live/refused",
        "A request was not done. late: its due time had passed. superseded: a later launch replaced it. missing: a name does not exist. " +
        "ambiguous: a name exists more than once. failed: Live refused. The sentence is for a person. Number 0 means that no request was the cause.",
        Number,
        new CatalogueArgument(OscType.Text, "why") { Words = [Late, "superseded", "missing", "ambiguous", "failed"] },
        new CatalogueArgument(OscType.Text, "sentence"));

    /// <summary>All messages: first those to Live, then those from Live.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        Hello, Ping, Launch, Stop, Fade, Set, Build, Find, Bye,
        Welcome, Pong, Restarted, Triggered, Playing, Position, Beat, Ended, Built, Refused,
    ];

    /// <summary>Returns the table of <c>docs/live-protocol.md</c>.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() =>
        "| address | goes | arguments | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(entry =>
            $"| `{entry.Address}` | {(entry.Direction == Direction.Out ? "to Live" : "from Live")} | {entry.ArgumentsText} | {entry.Description} |\n"));

    private static CatalogueEntry ToLive(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.Out, address, description, arguments);

    private static CatalogueEntry FromLive(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.In, address, description, arguments);
}
