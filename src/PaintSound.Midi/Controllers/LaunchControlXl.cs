using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Novation's Launch Control XL, mk1 and mk2: its controls, the numbers that they send in all templates, their lights, and their functions
/// in PaintSound. Sources: the device's profile in QLC+ and Novation's programmer's reference. Each template has its channel: user 1 to 8
/// use channels 1 to 8, factory 1 to 8 use 9 to 16. Live's own script uses factory 1, and composers map user 1 in Live, so the default is
/// user 8.
/// </summary>
public static class LaunchControlXl
{
    /// <summary>Part of the names of its ports.</summary>
    public const string PortName = "Launch Control XL";

    /// <summary>The number of templates: 0..7 are user 1 to 8, 8..15 are factory 1 to 8.</summary>
    public const int Templates = 16;

    /// <summary>The template of a show that names none: user 8.</summary>
    public const int DefaultTemplate = 7;

    /// <summary>All controls: name, kind, number, and the index of the light. Faders have no light.</summary>
    public static IReadOnlyList<LaunchControlControl> Controls { get; } =
    [
        .. CreateRow("knob-a", isNote: false, light: 0, 13, 14, 15, 16, 17, 18, 19, 20),
        .. CreateRow("knob-b", isNote: false, light: 8, 29, 30, 31, 32, 33, 34, 35, 36),
        .. CreateRow("knob-c", isNote: false, light: 16, 49, 50, 51, 52, 53, 54, 55, 56),
        .. CreateRow("fader", isNote: false, light: null, 77, 78, 79, 80, 81, 82, 83, 84),
        .. CreateRow("focus", isNote: true, light: 24, 41, 42, 43, 44, 57, 58, 59, 60),
        .. CreateRow("control", isNote: true, light: 32, 73, 74, 75, 76, 89, 90, 91, 92),
        new("device", true, 105, 40), new("mute", true, 106, 41), new("solo", true, 107, 42), new("record-arm", true, 108, 43),
        new("up", false, 104, 44), new("down", false, 105, 45), new("left", false, 106, 46), new("right", false, 107, 47),
    ];

    /// <summary>The functions of its controls. A control that is not in the table has no function.</summary>
    public static IReadOnlyList<LaunchControlFunction> Table { get; } =
    [
        new("knob-a-1", ControlTable.Gate),
        new("knob-a-2", ControlTable.Dwell),
        new("knob-a-3", ControlTable.Follow),
        new("knob-a-4", ControlTable.CongruitySmoothing),
        new("knob-a-5", new(ControlTable.ProjectionOpacity, Projection.CanvasLayer)),
        new("knob-a-6", new(ControlTable.ProjectionOpacity, Projection.PaintingLayer)),
        new("knob-a-7", ControlTable.ProjectionFade),
        new("knob-a-8", ControlTable.ProjectionBlend),
        .. BindRow("fader", ControlTable.Depth, from: 1),
        .. BindRow("knob-b", ControlTable.Depth, from: 9),
        new("knob-c-1", ControlTable.Bars),
        new("knob-c-2", FilterControls.Loudness.Minimum),
        new("knob-c-3", FilterControls.Loudness.Maximum),
        new("knob-c-4", FilterControls.Brightness.Minimum),
        new("knob-c-5", FilterControls.Brightness.Maximum),
        new("knob-c-6", FilterControls.Onsets.Minimum),
        new("knob-c-7", FilterControls.Onsets.Maximum),
        new("knob-c-8", FilterControls.Unheard),
        .. BindRow("focus", ControlTable.Collection, from: 1),
        .. BindRow("control", ControlTable.Preset, from: 1),
        new("right", ControlTable.Next),
        new("solo", ControlTable.Hold),
        new("mute", ControlTable.ProjectionBlack),
        new("record-arm", ControlTable.Arm),
        new("device", ControlTable.Distance),
        new("left", ControlTable.Undo),
        new("up", ControlTable.Redo),
        new("down", ControlTable.Reset),
    ];

    /// <summary>Returns the control with a name, or null.</summary>
    public static LaunchControlControl? Find(string name) => Controls.FirstOrDefault(control => control.Name == name);

    /// <summary>Returns the table as bindings of a template.</summary>
    /// <param name="template">0..15.</param>
    public static IReadOnlyList<ControllerBinding> Bindings(int template) =>
        [.. Table.Select(row => new ControllerBinding(Find(row.Control)!.Input(template), row.Target))];

    /// <summary>Returns the table as bindings of every template, for a device whose template is not known.</summary>
    public static IReadOnlyList<ControllerBinding> BindingsOfAllTemplates() => [.. Enumerable.Range(0, Templates).SelectMany(Bindings)];

    /// <summary>Returns the name of a template: <c>user 1</c> ... <c>factory 8</c>.</summary>
    /// <param name="template">0..15.</param>
    public static string NameOf(int template) =>
        template < Templates / 2 ? FormattableString.Invariant($"user {template + 1}") : FormattableString.Invariant($"factory {template + 1 - (Templates / 2)}");

    private static IEnumerable<LaunchControlControl> CreateRow(string name, bool isNote, int? light, params int[] numbers) =>
        numbers.Select((number, i) => new LaunchControlControl($"{name}-{i + 1}", isNote, number, light + i));

    private static IEnumerable<LaunchControlFunction> BindRow(string row, ControlDefinition control, int from) =>
        Enumerable.Range(0, 8).Select(i => new LaunchControlFunction($"{row}-{i + 1}", new ControlId(control, $"{from + i}")));
}
