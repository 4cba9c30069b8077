using PaintSound.Core.Canvas;
using PaintSound.Core.Control;
using PaintSound.Core.Framing;
using PaintSound.Core.Sources;
using PaintSound.Core.Works;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>
/// Every address that PaintSound sends or receives, with its arguments. The table of <c>docs/osc.md</c> is generated from it.
/// </summary>
public static class Catalogue
{
    private static readonly CatalogueArgument Correspondence = new(OscType.Float32, "correspondence", "", 0, 1);
    private static readonly CatalogueArgument ColourWord = new(OscType.Text, "colour") { Words = Words<ColourName>() };

    /// <summary>Loudness of the brush.</summary>
    public static CatalogueEntry BrushLevel { get; } = Out(
        "/paintsound/brush/level", "Loudness of the brush, 80 times per second.", new CatalogueArgument(OscType.Float32, "level", "", 0, 1));

    /// <summary>Onset of the brush.</summary>
    public static CatalogueEntry BrushOnset { get; } = Out(
        "/paintsound/brush/onset", "The brush touches the canvas: the strength of the onset.", new CatalogueArgument(OscType.Float32, "strength", "", 0, 1));

    /// <summary>Start or end of a stroke.</summary>
    public static CatalogueEntry BrushStroke { get; } = Out(
        "/paintsound/brush/stroke", "A stroke: 1 at its start, 0 at its end.", new CatalogueArgument(OscType.Int32, "sounding", "", 0, 1));

    /// <summary>Brightness of the brush sound.</summary>
    public static CatalogueEntry BrushBrightness { get; } = Out(
        "/paintsound/brush/brightness", "Brightness of the brush sound: 0 dull ... 1 bright.", new CatalogueArgument(OscType.Float32, "brightness", "", 0, 1));

    /// <summary>Onsets of the brush per second.</summary>
    public static CatalogueEntry BrushRate { get; } = Out(
        "/paintsound/brush/rate", "Number of brush onsets per second.", new CatalogueArgument(OscType.Float32, "rate", "onsets per second", 0));

    /// <summary>Length of the stroke.</summary>
    public static CatalogueEntry StrokeLength { get; } = Out(
        "/paintsound/brush/stroke/length",
        "Length of the stroke: while it sounds, the time since its onset, 80 times per second; at its end, the whole.",
        new CatalogueArgument(OscType.Float32, "length", "seconds", 0));

    /// <summary>Direction of the stroke.</summary>
    public static CatalogueEntry StrokeDirection { get; } = Out(
        "/paintsound/brush/stroke/direction",
        "How the brightness of the stroke moves: -1 falls by an octave or more, 0 steady, 1 rises by an octave or more.",
        new CatalogueArgument(OscType.Float32, "direction", "", -1, 1));

    /// <summary>Kind of the stroke.</summary>
    public static CatalogueEntry StrokeKind { get; } = Out(
        "/paintsound/brush/stroke/kind",
        "The kind of the stroke that has just ended, and the probability that it is of this kind.",
        new CatalogueArgument(OscType.Text, "kind") { Words = ["tap", "scrape", "sweep"] },
        new CatalogueArgument(OscType.Float32, "confidence", "", 0, 1));

    /// <summary>Pressure of the brush.</summary>
    public static CatalogueEntry BrushPressure { get; } = Out(
        "/paintsound/brush/pressure", "Estimated pressure of the stroke: 0 light ... 1 heavy.", new CatalogueArgument(OscType.Float32, "pressure", "", 0, 1));

    /// <summary>Place of the brush on the canvas.</summary>
    public static CatalogueEntry BrushPosition { get; } = Out(
        "/paintsound/brush/position",
        "Place of the brush on the canvas: left to right, top to bottom, and how certain it is. From two to four microphones after every onset and during strokes; from what changed on the canvas, as soon as it has settled.",
        new CatalogueArgument(OscType.Float32, "x", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "y", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "confidence", "", 0, 1));

    /// <summary>Change of the painting.</summary>
    public static CatalogueEntry CanvasChange { get; } = Out(
        "/paintsound/canvas/change", "Change of the painting since the previous message: 0 none ... 1 complete.", new CatalogueArgument(OscType.Float32, "change", "", 0, 1));

    /// <summary>The painted share of the canvas.</summary>
    public static CatalogueEntry CanvasPainted { get; } = Out(
        "/paintsound/canvas/painted", "The painted share of the canvas area. Comes when the canvas changes, like the other features.", new CatalogueArgument(OscType.Float32, "painted", "", 0, 1));

    /// <summary>The lightness of the canvas.</summary>
    public static CatalogueEntry CanvasLightness { get; } = Out(
        "/paintsound/canvas/lightness", "Mean lightness of the canvas: 0 black ... 1 white.", new CatalogueArgument(OscType.Float32, "lightness", "", 0, 1));

    /// <summary>The colourfulness of the paint.</summary>
    public static CatalogueEntry CanvasColourfulness { get; } = Out(
        "/paintsound/canvas/colourfulness", "Colourfulness of the paint: 0 grey ... 1 strong colours.", new CatalogueArgument(OscType.Float32, "colourfulness", "", 0, 1));

    /// <summary>The texture of the canvas.</summary>
    public static CatalogueEntry CanvasTexture { get; } = Out(
        "/paintsound/canvas/texture", "Texture of the canvas: 0 smooth ... 1 rough.", new CatalogueArgument(OscType.Float32, "texture", "", 0, 1));

    /// <summary>A dominant colour of the paint.</summary>
    public static CatalogueEntry CanvasColour { get; } = Out(
        "/paintsound/canvas/colour",
        "A dominant colour of the paint: 1 covers the most paint, up to 3 follow. Its name, its red, green and blue (sRGB), and its share of the paint.",
        new CatalogueArgument(OscType.Int32, "rank", "", 1, CanvasFeatureMeter.MaxColours),
        ColourWord,
        Colour("red"),
        Colour("green"),
        Colour("blue"),
        new CatalogueArgument(OscType.Float32, "share", "", 0, 1));

    /// <summary>The newest stroke on the canvas.</summary>
    public static CatalogueEntry CanvasStroke { get; } = Out(
        "/paintsound/canvas/stroke",
        "New paint can be seen: its centre (0 left ... 1 right, 0 top ... 1 bottom), its colour and its share of the canvas area.",
        new CatalogueArgument(OscType.Float32, "x", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "y", "", 0, 1),
        ColourWord,
        Colour("red"),
        Colour("green"),
        Colour("blue"),
        new CatalogueArgument(OscType.Float32, "share", "", 0, 1));

    /// <summary>What stands between the painting and the camera.</summary>
    public static CatalogueEntry CanvasCover { get; } = Out(
        "/paintsound/canvas/cover",
        "What stands between the painting and the camera: nothing, something that moves, or something that rests (a still hand, a palette knife that leans there).",
        new CatalogueArgument(OscType.Text, "cover") { Words = Words<CanvasCover>() });

    /// <summary>The gain of the excerpt that was selected.</summary>
    public static CatalogueEntry SelectionGain { get; } = Out(
        "/paintsound/selection/gain",
        "The gain that brings the next selected excerpt near the loudness of the library (EBU R128). Comes just before the excerpt.",
        new CatalogueArgument(OscType.Float32, "gain", "dB", LoudnessMatch.MinGainDb - LoudnessMatch.MaxExcerptGainDb, LoudnessMatch.MaxGainDb + LoudnessMatch.MaxExcerptGainDb));

    /// <summary>The excerpt that was selected for the painting.</summary>
    public static CatalogueEntry SelectionMusic { get; } = Out(
        "/paintsound/selection/music",
        "The excerpt that was selected for the painting: its work, its start, its distance from the canvas (0 close ... 1 far) and from the brush sound.",
        new CatalogueArgument(OscType.Text, "work id"),
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        new CatalogueArgument(OscType.Float32, "start", "seconds", 0),
        Correspondence,
        new CatalogueArgument(OscType.Float32, "sound distance", "", 0));

    /// <summary>The painting that was selected for the music.</summary>
    public static CatalogueEntry SelectionPainting { get; } = Out(
        "/paintsound/selection/painting",
        "The painting that was selected for the music, and its distance from the music (0 close ... 1 far).",
        new CatalogueArgument(OscType.Text, "work id"),
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Correspondence);

    /// <summary>How well live music and live canvas agree.</summary>
    public static CatalogueEntry Congruity { get; } = Out(
        "/paintsound/congruity",
        "How well live music and live canvas agree: 0 apart ... 1 together. Calibrated and smoothed, 4 times per second.",
        new CatalogueArgument(OscType.Float32, "congruity", "", 0, 1));

    /// <summary>Congruity before calibration and smoothing.</summary>
    public static CatalogueEntry CongruityRaw { get; } = Out(
        "/paintsound/congruity/raw",
        "Congruity before calibration and smoothing: 1 - correspondence of the canvas and the last 4 seconds of music.",
        new CatalogueArgument(OscType.Float32, "raw", "", 0, 1));

    /// <summary>Confidence of the congruity.</summary>
    public static CatalogueEntry CongruityConfidence { get; } = Out(
        "/paintsound/congruity/confidence",
        "Confidence of the congruity: low if there is too little paint, too little sound or too little reference material.",
        new CatalogueArgument(OscType.Float32, "confidence", "", 0, 1));

    /// <summary>What the filters leave.</summary>
    public static CatalogueEntry FilterPassed { get; } = Out(
        "/paintsound/filter/passed",
        "How many excerpts pass the filters, and of how many: those whose collection and work are switched on. Sent when it changes. At 0 nothing can be selected.",
        new CatalogueArgument(OscType.Int32, "passed", "", 0),
        new CatalogueArgument(OscType.Int32, "total", "", 0));

    /// <summary>A source changed its state.</summary>
    public static CatalogueEntry SourceState { get; } = Out(
        "/paintsound/source/state",
        "A source changed its state.",
        new CatalogueArgument(OscType.Text, "source") { Words = Words<SourceKind>() },
        new CatalogueArgument(OscType.Text, "state") { Words = Words<SourceState>() });

    /// <summary>An event in Ableton Live.</summary>
    public static CatalogueEntry LiveReport { get; } = Out(
        "/paintsound/live/report",
        "An event in Ableton Live: its kind, a sentence that describes it, and the time since the launch was sent.",
        new CatalogueArgument(OscType.Text, "kind") { Words = ["state", "triggered", "playing", "ended", "refused"] },
        new CatalogueArgument(OscType.Text, "sentence"),
        new CatalogueArgument(OscType.Float32, "after", "seconds", 0));

    /// <summary>Shows that PaintSound runs.</summary>
    public static CatalogueEntry Heartbeat { get; } = Out(
        "/paintsound/heartbeat", "PaintSound is running. Sent once per second.", new CatalogueArgument(OscType.Int32, "since start", "seconds", 0));

    /// <summary>Whether the corners fit the canvas.</summary>
    public static CatalogueEntry CanvasFraming { get; } = Out(
        "/paintsound/canvas/framing",
        "Whether the corners fit the canvas: `framed` (they fit), `followed` (easel or camera moved, and the corners moved along) or `moved` (it moved too far: set the corners on the setup page).",
        new CatalogueArgument(OscType.Text, "state") { Words = Words<FramingState>() });

    /// <summary>Where the music is.</summary>
    public static CatalogueEntry Beat { get; } = Out(
        "/paintsound/beat",
        "Where the music is: bar and beat as Live shows them, the part of the beat that is over, and the tempo. Sent at every beat (then beat differs from the previous " +
        "message) and 25 times per second in between, while the music plays.",
        new CatalogueArgument(OscType.Int32, "bar"),
        new CatalogueArgument(OscType.Int32, "beat", "", 1),
        new CatalogueArgument(OscType.Float32, "phase", "", 0, 1),
        new CatalogueArgument(OscType.Float32, "tempo", "quarter notes per minute", 0));

    /// <summary>Whether the music plays.</summary>
    public static CatalogueEntry BeatPlaying { get; } = Out(
        "/paintsound/beat/playing",
        "The music starts (1) or stops (0), or its source is lost (0).",
        new CatalogueArgument(OscType.Int32, "playing", "", 0, 1));

    /// <summary>Asks for all values that are sent only when they change.</summary>
    public static CatalogueEntry State { get; } = new(
        Direction.In,
        "/paintsound/state",
        "Sends all present values again that are sent only when they change, to all targets: the controls, the canvas, the sources, Live's state, the selected painting, what the filters leave, whether the music plays. A program that starts late asks for them with it.");

    /// <summary>The controls, created from the <see cref="ControlTable"/>. The address is <c>/paintsound/control/</c> and the control's name.</summary>
    public static IReadOnlyList<CatalogueEntry> Controls { get; } = [.. ControlTable.All.Select(ControlEntry.Create)];

    /// <summary>All addresses: first those that PaintSound only sends, then the controls.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        BrushLevel, BrushOnset, BrushStroke, BrushBrightness, BrushRate, StrokeLength, StrokeDirection, StrokeKind, BrushPressure, BrushPosition,
        CanvasChange, CanvasPainted, CanvasLightness, CanvasColourfulness, CanvasTexture, CanvasColour, CanvasStroke, CanvasCover, SelectionGain,
        SelectionMusic, SelectionPainting, Congruity, CongruityRaw, CongruityConfidence, FilterPassed, SourceState, LiveReport, Heartbeat, CanvasFraming,
        Beat, BeatPlaying, State,
        .. Controls,
    ];

    /// <summary>Returns the entry of a control.</summary>
    public static CatalogueEntry Of(ControlDefinition control) => Controls.First(entry => entry.Control == control);

    /// <summary>Returns the table of <c>docs/osc.md</c>.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() =>
        "| address | goes | arguments | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(entry =>
            $"| `{entry.Address}` | {(entry.Direction == Direction.Both ? "in, out" : entry.IsSent ? "out" : "in")} | {entry.ArgumentsText} | {entry.Description} |\n"));

    /// <summary>Returns the word that is sent for an enum value: its name in lower case.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static CatalogueArgument Colour(string channel) => new(OscType.Float32, channel, "", 0, 1);

    private static CatalogueEntry Out(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.Out, address, description, arguments);

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];
}
