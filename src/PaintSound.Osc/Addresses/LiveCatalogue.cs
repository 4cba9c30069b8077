using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>
/// What PaintSound and its own doors in Ableton Live say to each other: the remote script and the Max for Live device speak the same
/// protocol, on this computer only (127.0.0.1), one message a datagram. The table of <c>docs/live-protocol.md</c> comes from here.
/// <para>
/// PaintSound numbers what it asks for, from 1; an answer names the number. Times are whole milliseconds of PaintSound's own clock,
/// which begins when PaintSound does. A door learns it from <see cref="Hello"/> and <see cref="Ping"/>: the smallest
/// difference to its own clock that it has seen since the hello is the true one, since a message can come late but never early.
/// </para>
/// </summary>
public static class LiveCatalogue
{
    /// <summary>Goes up when a message changes; a door that speaks another one says so in <see cref="Welcome"/>.</summary>
    public const int Protocol = 1;

    /// <summary>Where the remote script listens unless the show says otherwise.</summary>
    public const int RemoteScriptPort = 9110;

    /// <summary>Where the Max for Live device listens unless the show says otherwise: both may be in one Live.</summary>
    public const int MaxDevicePort = 9111;

    private static readonly CatalogueArgument Number = new(OscType.Int32, "number", "", 0);
    private static readonly CatalogueArgument Now = new(OscType.Int32, "now", "milliseconds", 0);
    private static readonly CatalogueArgument Track = new(OscType.Text, "track");
    private static readonly CatalogueArgument Manner = new(OscType.Text, "manner") { Words = ["once", "loop"] };

    /// <summary>PaintSound begins.</summary>
    public static CatalogueEntry Hello { get; } = ToLive(
        "/paintsound/live/hello",
        "PaintSound begins a session and says where it listens on 127.0.0.1; all answers go there. Forget what was asked before; only a fade to 0 goes on.",
        new CatalogueArgument(OscType.Int32, "protocol", "", 1),
        new CatalogueArgument(OscType.Int32, "port", "", 1, 65_535),
        Now);

    /// <summary>Asks whether Live listens.</summary>
    public static CatalogueEntry Ping { get; } = ToLive(
        "/paintsound/live/ping", "Is Live listening? Sent four times a second.", Number, Now);

    /// <summary>Launches an excerpt.</summary>
    public static CatalogueEntry Launch { get; } = ToLive(
        "/paintsound/live/launch",
        "Play an excerpt from its start, once or as a loop. The clip is the one that plays the file, or else the one that has the title " +
        "as its name; where several do, the one on the track of this name. After the due time it is refused.",
        Number,
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Track,
        new CatalogueArgument(OscType.Float32, "start", "seconds", 0),
        new CatalogueArgument(OscType.Float32, "length", "seconds", 0),
        Manner,
        new CatalogueArgument(OscType.Int32, "due", "milliseconds", 0));

    /// <summary>Stops a track.</summary>
    public static CatalogueEntry Stop { get; } = ToLive(
        "/paintsound/live/stop",
        "Stop the clip on a track, in time with the launch quantisation; an empty name stops whatever PaintSound launched.",
        Number,
        Track);

    /// <summary>Fades a track by its mixer.</summary>
    public static CatalogueEntry Fade { get; } = ToLive(
        "/paintsound/live/fade",
        "Move a track's volume to a share of what it was when first faded. At 0 the clip stops and the volume comes back; a launch " +
        "on the track brings it back, too. An empty name means whatever PaintSound launched.",
        Number,
        Track,
        new CatalogueArgument(OscType.Float32, "level", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "time", "seconds", 0));

    /// <summary>Sets a parameter, found by its name.</summary>
    public static CatalogueEntry Set { get; } = ToLive(
        "/paintsound/live/set",
        "Set a parameter, found by name, to 0 its least ... 1 its most. The track may be a return track or Main; the device may stand " +
        "in a rack; an empty device means the mixer: Volume, Pan or a return track's name for the send to it.",
        Number,
        Track,
        new CatalogueArgument(OscType.Text, "device"),
        new CatalogueArgument(OscType.Text, "parameter"),
        new CatalogueArgument(OscType.Float32, "value", "", 0, 1));

    /// <summary>Makes a clip in the open set.</summary>
    public static CatalogueEntry Build { get; } = ToLive(
        "/paintsound/live/build",
        "Make a clip of a file on the track of this name, in this scene, counted from 0, or in the next free one below where it holds another clip; " +
        "track and scene are made where they are missing. Answered by built or refused.",
        Number,
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Track,
        new CatalogueArgument(OscType.Int32, "scene", "", 0));

    /// <summary>Live is there.</summary>
    public static CatalogueEntry Welcome { get; } = FromLive(
        "/paintsound/live/welcome",
        "Answers hello: the door's protocol, and who it is, such as Live 12.1.5, remote script.",
        new CatalogueArgument(OscType.Int32, "protocol", "", 1),
        new CatalogueArgument(OscType.Text, "who"));

    /// <summary>Live listens.</summary>
    public static CatalogueEntry Pong { get; } = FromLive("/paintsound/live/pong", "Answers ping, at once.", Number);

    /// <summary>A clip was fired.</summary>
    public static CatalogueEntry Triggered { get; } = FromLive(
        "/paintsound/live/triggered",
        "The clip of a launch was fired: its track and name, and how long the door took from receiving to firing. Live starts it with its own launch quantisation.",
        Number,
        Track,
        new CatalogueArgument(OscType.Text, "clip"),
        new CatalogueArgument(OscType.Float32, "took", "milliseconds", 0));

    /// <summary>A clip plays.</summary>
    public static CatalogueEntry Playing { get; } = FromLive(
        "/paintsound/live/playing",
        "The clip of a launch has begun to sound, at this place of the song.",
        Number,
        new CatalogueArgument(OscType.Float32, "song time", "beats", 0));

    /// <summary>How far a clip is.</summary>
    public static CatalogueEntry Position { get; } = FromLive(
        "/paintsound/live/position",
        "How far the excerpt of a launch is, about five times a second.",
        Number,
        new CatalogueArgument(OscType.Float32, "position", "seconds", 0));

    /// <summary>A clip has ended.</summary>
    public static CatalogueEntry Ended { get; } = FromLive(
        "/paintsound/live/ended", "The clip of a launch sounds no more: it came to its end, was stopped or replaced.", Number);

    /// <summary>A clip was made.</summary>
    public static CatalogueEntry Built { get; } = FromLive(
        "/paintsound/live/built",
        "Answers build: the clip was made in this scene, or lay in it already, on whatever track; or this Live cannot make it, and the file has to be dragged there.",
        Number,
        new CatalogueArgument(OscType.Text, "how") { Words = ["made", "there", "drag"] },
        new CatalogueArgument(OscType.Int32, "scene", "", 0));

    /// <summary>Something was not done.</summary>
    public static CatalogueEntry Refused { get; } = FromLive(
        "/paintsound/live/refused",
        "What was asked for was not done, and why: its due time had passed, a later launch took its place, a name is not there or is " +
        "there more than once, or Live itself said no. One sentence for a person. Number 0: nothing that was asked for.",
        Number,
        new CatalogueArgument(OscType.Text, "why") { Words = ["late", "superseded", "missing", "ambiguous", "failed"] },
        new CatalogueArgument(OscType.Text, "sentence"));

    /// <summary>All of them: first what PaintSound says, then what Live answers.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        Hello, Ping, Launch, Stop, Fade, Set, Build,
        Welcome, Pong, Triggered, Playing, Position, Ended, Built, Refused,
    ];

    /// <summary>The table of the documentation.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() =>
        "| address | goes | arguments | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(entry =>
            $"| `{entry.Address}` | {(entry.Direction == Direction.Out ? "to Live" : "from Live")} | {entry.ArgumentsText} | {entry.Description} |\n"));

    private static CatalogueEntry ToLive(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.Out, address, description, arguments);

    private static CatalogueEntry FromLive(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.In, address, description, arguments);
}
