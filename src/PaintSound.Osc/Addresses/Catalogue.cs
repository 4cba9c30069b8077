using PaintSound.Core.Choosing;
using PaintSound.Core.Control;
using PaintSound.Core.Sources;
using PaintSound.Osc.Codec;

namespace PaintSound.Osc.Addresses;

/// <summary>
/// Every address that PaintSound sends or acts on, with what it carries: the table of <c>docs/osc.md</c> comes from here.
/// </summary>
public static class Catalogue
{
    private static readonly CatalogueArgument Correspondence = new(OscType.Float32, "correspondence", "", 0, 1);

    /// <summary>How loud the brush is.</summary>
    public static CatalogueEntry BrushLevel { get; } = Out(
        "/paintsound/brush/level", "How loud the brush is, 80 times a second.", new CatalogueArgument(OscType.Float32, "level", "", 0, 1));

    /// <summary>The brush touches the canvas.</summary>
    public static CatalogueEntry BrushOnset { get; } = Out(
        "/paintsound/brush/onset", "The brush strikes the canvas, and how strongly.", new CatalogueArgument(OscType.Float32, "strength", "", 0, 1));

    /// <summary>A stroke starts or ends.</summary>
    public static CatalogueEntry BrushStroke { get; } = Out(
        "/paintsound/brush/stroke", "A stroke: 1 at its start, 0 at its end.", new CatalogueArgument(OscType.Int32, "sounding", "", 0, 1));

    /// <summary>How bright the brush sounds.</summary>
    public static CatalogueEntry BrushBrightness { get; } = Out(
        "/paintsound/brush/brightness", "How bright the brush sounds: 0 dull ... 1 bright.", new CatalogueArgument(OscType.Float32, "brightness", "", 0, 1));

    /// <summary>How many strokes there are.</summary>
    public static CatalogueEntry BrushRate { get; } = Out(
        "/paintsound/brush/rate", "How fast the strokes follow each other.", new CatalogueArgument(OscType.Float32, "rate", "strokes a second", 0));

    /// <summary>How much of the painting changed.</summary>
    public static CatalogueEntry CanvasChange { get; } = Out(
        "/paintsound/canvas/change", "How much of the painting changed since the last look.", new CatalogueArgument(OscType.Float32, "change", "", 0, 1));

    /// <summary>The music that answers the painting.</summary>
    public static CatalogueEntry SelectionMusic { get; } = Out(
        "/paintsound/selection/music",
        "The excerpt that answers the painting: its work, where it starts, how far it is from the canvas (0 close ... 1 far) and from the brush.",
        new CatalogueArgument(OscType.Text, "work id"),
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        new CatalogueArgument(OscType.Float32, "start", "seconds", 0),
        Correspondence,
        new CatalogueArgument(OscType.Float32, "sound distance", "", 0));

    /// <summary>The painting that answers the music.</summary>
    public static CatalogueEntry SelectionPainting { get; } = Out(
        "/paintsound/selection/painting",
        "The painting that answers the music, and how far it is from it (0 close ... 1 far).",
        new CatalogueArgument(OscType.Text, "work id"),
        new CatalogueArgument(OscType.Text, "title"),
        new CatalogueArgument(OscType.Text, "file"),
        Correspondence);

    /// <summary>How well live music and live canvas agree.</summary>
    public static CatalogueEntry Congruity { get; } = Out(
        "/paintsound/congruity",
        "How well live music and live canvas agree: 0 apart ... 1 together, calibrated and smoothed, 4 times a second.",
        new CatalogueArgument(OscType.Float32, "congruity", "", 0, 1));

    /// <summary>The same before calibration and smoothing.</summary>
    public static CatalogueEntry CongruityRaw { get; } = Out(
        "/paintsound/congruity/raw",
        "1 - correspondence of the canvas and the last four seconds of music.",
        new CatalogueArgument(OscType.Float32, "raw", "", 0, 1));

    /// <summary>How far the congruity can be relied on.</summary>
    public static CatalogueEntry CongruityConfidence { get; } = Out(
        "/paintsound/congruity/confidence",
        "How far the congruity can be relied on: low while there is too little paint, too little sound, or too little to compare with.",
        new CatalogueArgument(OscType.Float32, "confidence", "", 0, 1));

    /// <summary>A source changes its state.</summary>
    public static CatalogueEntry SourceState { get; } = Out(
        "/paintsound/source/state",
        "A source changes its state.",
        new CatalogueArgument(OscType.Text, "source") { Words = Words<SourceKind>() },
        new CatalogueArgument(OscType.Text, "state") { Words = Words<SourceState>() });

    /// <summary>Something happened in Live.</summary>
    public static CatalogueEntry LiveReport { get; } = Out(
        "/paintsound/live/report",
        "Something happened in Ableton Live: what, in a sentence, and how long after the launch was sent.",
        new CatalogueArgument(OscType.Text, "kind") { Words = ["state", "triggered", "playing", "ended", "refused"] },
        new CatalogueArgument(OscType.Text, "sentence"),
        new CatalogueArgument(OscType.Float32, "after", "seconds", 0));

    /// <summary>PaintSound is there.</summary>
    public static CatalogueEntry Heartbeat { get; } = Out(
        "/paintsound/heartbeat", "PaintSound is there, once a second.", new CatalogueArgument(OscType.Int32, "since start", "seconds", 0));

    /// <summary>Sets the gate.</summary>
    public static CatalogueEntry ControlGate { get; } = In(
        "/paintsound/control/gate", "The fraction of excerpts that passes the gate; 0.01 is the best percent.", Number(ControlRange.Gate));

    /// <summary>Sets the dwell.</summary>
    public static CatalogueEntry ControlDwell { get; } = In(
        "/paintsound/control/dwell", "The shortest time between two selections.", Number(ControlRange.Dwell));

    /// <summary>Holds the selection.</summary>
    public static CatalogueEntry ControlHold { get; } = In(
        "/paintsound/control/hold", "1 keeps the present selection, 0 lets it go.", new CatalogueArgument(OscType.Int32, "hold", "", 0, 1));

    /// <summary>Asks for another selection.</summary>
    public static CatalogueEntry ControlNext { get; } = In(
        "/paintsound/control/next", "Another selection, now. A button may send 1 when pressed and 0 when let go; the 0 does nothing.");

    /// <summary>Sets what is followed.</summary>
    public static CatalogueEntry ControlFollow { get; } = In(
        "/paintsound/control/follow", "What of the brush is followed: 0 its rhythm ... 1 its colour.", Number(ControlRange.Follow));

    /// <summary>Sets how sound distance is measured.</summary>
    public static CatalogueEntry ControlDistance { get; } = In(
        "/paintsound/control/distance",
        "How far sounds are from the brush: rhythm and timbre, weighed by follow, or the paper's plain distance.",
        new CatalogueArgument(OscType.Text, "distance") { Words = Words<SoundDistanceKind>() });

    /// <summary>Switches a collection.</summary>
    public static CatalogueEntry ControlCollection { get; } = In(
        "/paintsound/control/collection",
        "Lets a collection of the library take part (1) or not (0).",
        new CatalogueArgument(OscType.Text, "name"),
        new CatalogueArgument(OscType.Int32, "on", "", 0, 1));

    /// <summary>Arms the launching.</summary>
    public static CatalogueEntry ControlArm { get; } = In(
        "/paintsound/control/arm",
        "1: what is chosen is launched. 0: it is only announced.",
        new CatalogueArgument(OscType.Int32, "arm", "", 0, 1));

    /// <summary>Sets how calm congruity is.</summary>
    public static CatalogueEntry ControlCongruitySmoothing { get; } = In(
        "/paintsound/control/congruity/smoothing", "How long congruity takes to follow a change.", Number(ControlRange.CongruitySmoothing));

    /// <summary>Sets how deep a modulation goes.</summary>
    public static CatalogueEntry ControlDepth { get; } = In(
        "/paintsound/control/depth",
        "How far a modulation of the show moves its target: 0 not at all ... 1 over its whole range.",
        new CatalogueArgument(OscType.Text, "modulation"),
        Number(ControlRange.ModulationDepth));

    /// <summary>Sets how the projection mixes.</summary>
    public static CatalogueEntry ControlProjectionBlend { get; } = In(
        "/paintsound/control/projection/blend",
        "How the paintings mix with the live canvas on the projection.",
        new CatalogueArgument(OscType.Text, "blend") { Words = Words<ProjectionBlend>() });

    /// <summary>Sets how opaque a layer of the projection is.</summary>
    public static CatalogueEntry ControlProjectionOpacity { get; } = In(
        "/paintsound/control/projection/opacity",
        "How opaque a layer of the projection is.",
        new CatalogueArgument(OscType.Text, "layer") { Words = Words<ProjectionLayer>() },
        Number(ControlRange.Opacity));

    /// <summary>Sets how long a painting takes to come.</summary>
    public static CatalogueEntry ControlProjectionFade { get; } = In(
        "/paintsound/control/projection/fade", "How long a painting takes to come on the projection.", Number(ControlRange.Fade));

    /// <summary>Makes the projection black.</summary>
    public static CatalogueEntry ControlProjectionBlack { get; } = In(
        "/paintsound/control/projection/black",
        "1: the projection is black, at once. 0: it is seen again.",
        new CatalogueArgument(OscType.Int32, "black", "", 0, 1));

    /// <summary>All of them: first what is sent, then what is acted on.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        BrushLevel, BrushOnset, BrushStroke, BrushBrightness, BrushRate, CanvasChange, SelectionMusic,
        SelectionPainting, Congruity, CongruityRaw, CongruityConfidence, SourceState, LiveReport, Heartbeat,
        ControlGate, ControlDwell, ControlHold, ControlNext, ControlFollow, ControlDistance, ControlCollection,
        ControlArm, ControlCongruitySmoothing, ControlDepth,
        ControlProjectionBlend, ControlProjectionOpacity, ControlProjectionFade, ControlProjectionBlack,
    ];

    /// <summary>The table of <c>docs/osc.md</c>.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() =>
        "| address | goes | arguments | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(entry =>
            $"| `{entry.Address}` | {(entry.Direction == Direction.Out ? "out" : "in")} | {entry.ArgumentsText} | {entry.Description} |\n"));

    /// <summary>The word that stands for a value on the wire.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static CatalogueEntry Out(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.Out, address, description, arguments);

    private static CatalogueEntry In(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.In, address, description, arguments);

    private static CatalogueArgument Number(ControlRange range) =>
        new CatalogueArgument(OscType.Float32, range.Name, range.Unit, range.Minimum, range.Maximum);

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];
}
