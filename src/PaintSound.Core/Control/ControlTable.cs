namespace PaintSound.Core.Control;

/// <summary>
/// Every control of a show, defined once. OSC in and out, OSCQuery, MIDI controllers, the pages and the docs tables come from it or are checked
/// against it. To add a control, add an entry here and its meaning to <see cref="ShowState"/>; tests name the tables that have to follow.
/// </summary>
public static class ControlTable
{
    /// <summary>How many excerpts pass the gate. It cannot be 0: nothing would be left to select from.</summary>
    public static ControlDefinition Gate { get; } = Number(
        "gate", "The fraction of excerpts that passes the gate; 0.01 is the best percent.", "", 0.0001, 1, ControlTaper.Logarithmic,
        state => state.Choosing.Gate, (state, gate) => state with { Choosing = state.Choosing with { Gate = gate } });

    /// <summary>The shortest time between two selections.</summary>
    public static ControlDefinition Dwell { get; } = Number(
        "dwell", "The shortest time between two selections.", "seconds", 0, 600, ControlTaper.Cubic,
        state => state.Choosing.Dwell.TotalSeconds, (state, seconds) => state with { Choosing = state.Choosing with { Dwell = Seconds(seconds) } });

    /// <summary>Keeps the present selection.</summary>
    public static ControlDefinition Hold { get; } = Switch(
        "hold", "1 keeps the present selection, 0 lets it go.",
        state => state.Choosing.Hold, (state, hold) => state with { Choosing = state.Choosing with { Hold = hold } });

    /// <summary>Asks for another selection now, whatever dwell and hold say.</summary>
    public static ControlDefinition Next { get; } = Trigger(
        "next", "Selects again, now. A button may send 1 when pressed and 0 when released; the 0 does nothing.");

    /// <summary>What of the brush the sound distance follows.</summary>
    public static ControlDefinition Follow { get; } = Number(
        "follow", "What of the brush is followed: 0 its rhythm ... 1 its colour.", "", 0, 1, ControlTaper.Linear,
        state => state.Choosing.Follow, (state, follow) => state with { Choosing = state.Choosing with { Follow = follow } });

    /// <summary>How sound distance is measured.</summary>
    public static ControlDefinition Distance { get; } = Choice(
        "distance", "How far sounds are from the brush: rhythm and timbre, weighed by follow, or the paper's plain distance.",
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

    /// <summary>Lets selections be launched. Disarmed, they are still announced.</summary>
    public static ControlDefinition Arm { get; } = Switch(
        "arm", "1: selections are launched. 0: they are only announced.", state => state.Armed, (state, armed) => state with { Armed = armed });

    /// <summary>How long congruity takes to follow a change.</summary>
    public static ControlDefinition CongruitySmoothing { get; } = Number(
        "congruity/smoothing", "How long congruity takes to follow a change.", "seconds", 0, 30, ControlTaper.Cubic,
        state => state.CongruitySmoothing.TotalSeconds, (state, seconds) => state with { CongruitySmoothing = Seconds(seconds) });

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
        state => state.Projection.Fade.TotalSeconds, (state, seconds) => state with { Projection = state.Projection with { Fade = Seconds(seconds) } });

    /// <summary>Makes the projection black.</summary>
    public static ControlDefinition ProjectionBlack { get; } = Switch(
        "projection/black", "1: the projection is black, at once. 0: it shows again.",
        state => state.Projection.Black, (state, black) => state with { Projection = state.Projection with { Black = black } });

    /// <summary>All entries, in the order of the docs.</summary>
    public static IReadOnlyList<ControlDefinition> All { get; } =
    [
        Gate, Dwell, Hold, Next, Follow, Distance, Collection, Arm, CongruitySmoothing, Depth,
        ProjectionBlend, ProjectionOpacity, ProjectionFade, ProjectionBlack,
    ];

    /// <summary>The entry of a name, or null.</summary>
    public static ControlDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);

    /// <summary>Every control of a show: each entry once, or once for each item of its family.</summary>
    public static IEnumerable<ControlId> Of(ShowState state) => All.SelectMany(definition =>
        definition.Family is { } family ? family.Items(state).Select(item => new ControlId(definition, item)) : [new ControlId(definition)]);

    /// <summary>The sentence for a name that no entry has: what it may have meant, or all names.</summary>
    /// <param name="name">The unknown name.</param>
    public static string Unknown(string name) =>
        All.FirstOrDefault(definition => name.Length > 0 && definition.Name.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)) is { } meant
            ? $"Unknown control '{name}'; write '{meant.Name}'."
            : $"Unknown control '{name}'; the controls are {string.Join(", ", All.Select(definition => definition.Name))}.";

    /// <summary>The table of the docs: one row for each entry.</summary>
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

    private static ControlDefinition Switch(string name, string description, Func<ShowState, bool> get, Func<ShowState, bool, ShowState> set) => new(
        name, ControlKind.Switch, description, (state, _) => get(state), (state, _, value) => set(state, value.IsOn));

    private static ControlDefinition Trigger(string name, string description) => new(
        name, ControlKind.Trigger, description, (_, _) => false, (state, _, _) => state);

    private static ControlDefinition Choice<T>(string name, string description, Func<ShowState, T> get, Func<ShowState, T, ShowState> set)
        where T : struct, Enum => new(
            name, ControlKind.Choice, description,
            (state, _) => Word(get(state)), (state, _, value) => set(state, Enum.GetValues<T>().First(choice => Word(choice) == value.Word)))
        { Choices = [.. Enum.GetValues<T>().Select(Word)] };

    // TimeSpan.FromSeconds cuts off: a value that is read and set again would lose a tick.
    private static TimeSpan Seconds(double seconds) => TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));

    private static string Word<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
