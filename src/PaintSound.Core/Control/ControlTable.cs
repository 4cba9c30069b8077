namespace PaintSound.Core.Control;

/// <summary>
/// Defines every control of a show in one place. OSC input and output, OSCQuery, MIDI controllers, the pages and the tables in the docs are
/// created from it or checked against it. To add a control, add an entry here and its value to <see cref="ShowState"/>; tests name the tables
/// that must follow.
/// </summary>
public static class ControlTable
{
    /// <summary>The fraction of excerpts that passes the gate. It cannot be 0, because no excerpt would be left.</summary>
    public static ControlDefinition Gate { get; } = Number(
        "gate", "The fraction of excerpts that passes the gate; 0.01 is the best percent. At least 15 pass. The default is less than 0.05 for more than ten hours of music.",
        "", 0.0001, 1, ControlTaper.Logarithmic,
        state => state.Choosing.Gate ?? Choosing.Strategies.Gate.DefaultFraction(0), (state, gate) => state with { Choosing = state.Choosing with { Gate = gate } });

    /// <summary>The time between two selections.</summary>
    public static ControlDefinition Dwell { get; } = Number(
        "dwell", "The time between two selections. A clear change of the brush or the end of a short work can come earlier.", "seconds", 0, 600, ControlTaper.Cubic,
        state => state.Choosing.Dwell.TotalSeconds, (state, seconds) => state with { Choosing = state.Choosing with { Dwell = ToTimeSpan(seconds) } });

    /// <summary>How many bars a selection lasts.</summary>
    public static ControlDefinition Bars { get; } = new(
        "bars", ControlKind.Number, "How many bars a selection lasts while the music plays; it is made just before its bar. 0: the dwell counts. Needs a beat.",
        (state, _) => state.Choosing.Bars, (state, _, bars) => state with { Choosing = state.Choosing with { Bars = (int)Math.Round(bars.Number) } })
    { Unit = "bars", Maximum = 64, Taper = ControlTaper.Cubic, IsWhole = true };

    /// <summary>Keeps the current selection.</summary>
    public static ControlDefinition Hold { get; } = Switch(
        "hold", "1 keeps the current selection, 0 releases it.",
        state => state.Choosing.Hold, (state, hold) => state with { Choosing = state.Choosing with { Hold = hold } });

    /// <summary>Asks for another selection now. Ignores dwell and hold.</summary>
    public static ControlDefinition Next { get; } = Trigger(
        "next", "Selects again, now. A button may send 1 when pressed and 0 when released; the 0 does nothing.");

    /// <summary>How much of what was learned from marks counts.</summary>
    public static ControlDefinition Taste { get; } = Number(
        "taste", "How much of what was learned from your marks counts: 0 PaintSound's own choice ... 1 yours. Without marks it changes nothing.", "", 0, 1, ControlTaper.Linear,
        state => state.Choosing.TasteShare, (state, share) => state with { Choosing = state.Choosing with { TasteShare = share } });

    /// <summary>Marks that the selected excerpt belongs to the canvas.</summary>
    public static ControlDefinition MarkYes { get; } = Trigger("mark/yes", "Marks: the selected excerpt belongs to the canvas as it is now.");

    /// <summary>Marks that the selected excerpt does not belong to the canvas.</summary>
    public static ControlDefinition MarkNo { get; } = Trigger("mark/no", "Marks: the selected excerpt does not belong to the canvas as it is now.");

    /// <summary>Marks that the live music belongs to the canvas.</summary>
    public static ControlDefinition MarkLike { get; } = Trigger(
        "mark/like", "Marks: like this. The live music of the last 4 s belongs to the canvas as it is now; without live music, the selected excerpt does.");

    /// <summary>Takes the last mark back.</summary>
    public static ControlDefinition MarkUndo { get; } = Trigger("mark/undo", "Takes the last mark back, and again the one before.");

    /// <summary>The weights of rhythm and timbre in the sound distance.</summary>
    public static ControlDefinition Follow { get; } = Number(
        "follow", "What the sound distance follows: 0 the rhythm of the brush ... 1 its timbre.", "", 0, 1, ControlTaper.Linear,
        state => state.Choosing.Follow, (state, follow) => state with { Choosing = state.Choosing with { Follow = follow } });

    /// <summary>How the sound distance is measured.</summary>
    public static ControlDefinition Distance { get; } = Choice(
        "distance", "How the sound distance to the brush is measured: rhythm and timbre, weighted by follow, or the paper's distance.",
        state => state.Choosing.Distance, (state, kind) => state with { Choosing = state.Choosing with { Distance = kind } });

    /// <summary>Lets a collection take part in selection.</summary>
    public static ControlDefinition Collection { get; } = new(
        "collection", ControlKind.Switch, "Lets a collection of the library take part (1) or not (0).",
        (state, name) => !state.Choosing.Excluded.Contains(name),
        (state, name, value) => state with
        {
            Choosing = state.Choosing with { Excluded = value.IsOn ? state.Choosing.Excluded.Remove(name) : state.Choosing.Excluded.Add(name) },
        })
    { Family = ControlFamily.Collection };

    /// <summary>Launches selections. If it is off, they are only reported.</summary>
    public static ControlDefinition Arm { get; } = Switch(
        "arm", "1: selections are launched. 0: they are only reported.", state => state.Armed, (state, armed) => state with { Armed = armed });

    /// <summary>How long congruity takes to follow a change.</summary>
    public static ControlDefinition CongruitySmoothing { get; } = Number(
        "congruity/smoothing", "How long congruity takes to follow a change.", "seconds", 0, 30, ControlTaper.Cubic,
        state => state.CongruitySmoothing.TotalSeconds, (state, seconds) => state with { CongruitySmoothing = ToTimeSpan(seconds) });

    /// <summary>How far a modulation moves its target.</summary>
    public static ControlDefinition Depth { get; } = new(
        "depth", ControlKind.Number, "How far a modulation of the show moves its target: 0 not at all ... 1 over its whole range.",
        (state, name) => state.Depths.GetValueOrDefault(name, 1), (state, name, value) => state with { Depths = state.Depths.SetItem(name, value.Number) })
    { Family = ControlFamily.Modulation };

    /// <summary>How the paintings mix with the canvas.</summary>
    public static ControlDefinition ProjectionBlend { get; } = Choice(
        "projection/blend", "How the paintings mix with the live canvas on the projection.",
        state => state.Projection.Blend, (state, blend) => state with { Projection = state.Projection with { Blend = blend } });

    /// <summary>How opaque a layer of the projection is.</summary>
    public static ControlDefinition ProjectionOpacity { get; } = new(
        "projection/opacity", ControlKind.Number, "How opaque a layer of the projection is.",
        (state, layer) => state.Projection.Opacity(layer), (state, layer, value) => state with { Projection = state.Projection.WithOpacity(layer, value.Number) })
    { Family = ControlFamily.Layer };

    /// <summary>How long a painting takes to appear.</summary>
    public static ControlDefinition ProjectionFade { get; } = Number(
        "projection/fade", "How long a painting takes to appear on the projection.", "seconds", 0, 60, ControlTaper.Cubic,
        state => state.Projection.Fade.TotalSeconds, (state, seconds) => state with { Projection = state.Projection with { Fade = ToTimeSpan(seconds) } });

    /// <summary>Makes the projection black.</summary>
    public static ControlDefinition ProjectionBlack { get; } = Switch(
        "projection/black", "1: the projection is black, at once. 0: it shows again.",
        state => state.Projection.Black, (state, black) => state with { Projection = state.Projection with { Black = black } });

    /// <summary>Takes the last change of a control back.</summary>
    public static ControlDefinition Undo { get; } = Trigger(
        "undo", "Takes the last change of a control back, wherever it came from. One movement of a fader is one change; so is a preset.");

    /// <summary>Does the last change again that was taken back.</summary>
    public static ControlDefinition Redo { get; } = Trigger("redo", "Does the change again that was taken back last.");

    /// <summary>Sets all controls to the values of the show file.</summary>
    public static ControlDefinition Reset { get; } = Trigger(
        "reset", "Sets all controls to the values of the show file, except hold, arm and black.");

    /// <summary>Recalls a preset.</summary>
    public static ControlDefinition Preset { get; } = new(
        "preset", ControlKind.Trigger, "Recalls a preset of the show: all its controls are set at once. Hold, arm and black stay as they are.",
        (_, _) => false, (state, _, _) => state)
    { Family = ControlFamily.Preset };

    /// <summary>All entries, in the order of the docs.</summary>
    public static IReadOnlyList<ControlDefinition> All { get; } =
    [
        Gate, Dwell, Bars, Hold, Next, Taste, MarkYes, MarkNo, MarkLike, MarkUndo, Follow, Distance, Collection, .. FilterControls.All, Arm, CongruitySmoothing, Depth,
        ProjectionBlend, ProjectionOpacity, ProjectionFade, ProjectionBlack,
        Undo, Redo, Reset, Preset,
    ];

    /// <summary>Returns the entry with a name, or null.</summary>
    public static ControlDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);

    /// <summary>Returns every control of a show: one for each entry, or one for each item of its family.</summary>
    public static IEnumerable<ControlId> Of(ShowState state) => All.SelectMany(definition =>
        definition.Family is { } family ? family.Items(state).Select(item => new ControlId(definition, item)) : [new ControlId(definition)]);

    /// <summary>Returns every control of a show that a preset and a show file keep: those with a value that are not of the moment.</summary>
    /// <param name="states">States of one show: the items of a family can be listed in one of them and not in another.</param>
    public static IEnumerable<ControlId> KeptOf(params IEnumerable<ShowState> states) =>
        states.SelectMany(Of).Where(control => control.Definition is { IsStage: false, Kind: not ControlKind.Trigger }).Distinct();

    /// <summary>Returns the message for an unknown name: the entry that it probably means, or all names.</summary>
    /// <param name="name">The unknown name.</param>
    public static string DescribeUnknown(string name) =>
        All.FirstOrDefault(definition => name.Length > 0 && definition.Name.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)) is { } match
            ? $"Unknown control '{name}'; write '{match.Name}'."
            : $"Unknown control '{name}'; the controls are {string.Join(", ", All.Select(definition => definition.Name))}.";

    /// <summary>Returns the table for the docs, one row for each entry.</summary>
    /// <returns>Markdown; lines end with a line feed.</returns>
    public static string ToMarkdown() => "| control | takes | default | means |\n| --- | --- | --- | --- |\n" + string.Concat(All.Select(definition =>
        $"| `{definition.Name}{(definition.Family is { } family ? $" {family.Name.ToUpperInvariant()}" : "")}` | {definition.ValuesText} | "
        + $"{DefaultText(definition)} | {definition.Description} |\n"));

    private static string DefaultText(ControlDefinition definition) => (definition.Kind, definition.Family?.FixedItems) switch
    {
        (ControlKind.Trigger, _) => "-",
        (_, { Count: > 0 } items) => string.Join(", ", items.Select(item => $"{item} {definition.Default(item)}")),
        _ => definition.Default().Word ?? definition.Default().ToString(),
    };

    private static ControlDefinition Number(
        string name, string description, string unit, double minimum, double maximum, ControlTaper taper,
        Func<ShowState, double> get, Func<ShowState, double, ShowState> set) => new(
            name, ControlKind.Number, description, (state, _) => get(state), (state, _, value) => set(state, value.Number))
        { Unit = unit, Minimum = minimum, Maximum = maximum, Taper = taper };

    // All switches without a family act on the moment.
    private static ControlDefinition Switch(string name, string description, Func<ShowState, bool> get, Func<ShowState, bool, ShowState> set) => new(
        name, ControlKind.Switch, description, (state, _) => get(state), (state, _, value) => set(state, value.IsOn))
    { IsStage = true };

    private static ControlDefinition Trigger(string name, string description) => new(
        name, ControlKind.Trigger, description, (_, _) => false, (state, _, _) => state)
    { IsStage = true };

    private static ControlDefinition Choice<T>(string name, string description, Func<ShowState, T> get, Func<ShowState, T, ShowState> set)
        where T : struct, Enum => new(
            name, ControlKind.Choice, description,
            (state, _) => Word(get(state)), (state, _, value) => set(state, Enum.GetValues<T>().First(choice => Word(choice) == value.Word)))
        { Choices = [.. Enum.GetValues<T>().Select(Word)] };

    // TimeSpan.FromSeconds truncates: a value that is read and set again would lose a tick.
    private static TimeSpan ToTimeSpan(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    private static string Word<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
