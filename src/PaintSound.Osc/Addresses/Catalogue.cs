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

    /// <summary>The controls, made from the <see cref="ControlTable"/>: each at <c>/paintsound/control/</c> and its name.</summary>
    public static IReadOnlyList<CatalogueEntry> Controls { get; } = [.. ControlTable.All.Select(Control)];

    /// <summary>All addresses: first what PaintSound only sends, then the controls.</summary>
    public static IReadOnlyList<CatalogueEntry> All { get; } =
    [
        BrushLevel, BrushOnset, BrushStroke, BrushBrightness, BrushRate, CanvasChange, SelectionMusic,
        SelectionPainting, Congruity, CongruityRaw, CongruityConfidence, SourceState, LiveReport, Heartbeat,
        .. Controls,
    ];

    /// <summary>The address of a control.</summary>
    public static CatalogueEntry Of(ControlDefinition control) => Controls.First(entry => entry.Control == control);

    /// <summary>The table of <c>docs/osc.md</c>.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() =>
        "| address | goes | arguments | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(entry =>
            $"| `{entry.Address}` | {(entry.Direction == Direction.Both ? "in, out" : entry.IsSent ? "out" : "in")} | {entry.ArgumentsText} | {entry.Description} |\n"));

    /// <summary>The word that stands for a value on the wire.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static CatalogueEntry Out(string address, string description, params CatalogueArgument[] arguments) =>
        new(Direction.Out, address, description, arguments);

    // A trigger has no value that could be sent.
    private static CatalogueEntry Control(ControlDefinition control) => new(
        control.Kind == ControlKind.Trigger ? Direction.In : Direction.Both, $"/paintsound/control/{control.Name}", control.Description, [.. Arguments(control)])
    { Control = control };

    private static IEnumerable<CatalogueArgument> Arguments(ControlDefinition control)
    {
        if (control.Family is { } family)
        {
            yield return new CatalogueArgument(OscType.Text, family.Name) { Words = family.FixedItems };
        }

        var name = control.Name[(control.Name.LastIndexOf('/') + 1)..];
        switch (control.Kind)
        {
            case ControlKind.Number:
                yield return new CatalogueArgument(OscType.Float32, name, control.Unit, control.Minimum, control.Maximum);
                break;
            case ControlKind.Switch:
                yield return new CatalogueArgument(OscType.Int32, "on", "", 0, 1);
                break;
            case ControlKind.Choice:
                yield return new CatalogueArgument(OscType.Text, name) { Words = control.Choices };
                break;
        }
    }

    private static string[] Words<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(Word)];
}
