using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// Novation's Launch Control XL, mk1 and mk2: its controls, the numbers they send in every template, their lights, and what they do
/// here. Sources: the device's profile of QLC+ and Novation's programmer's reference. The channel is the template's: user 1 to 8 are
/// channels 1 to 8, factory 1 to 8 are 9 to 16. Live's own script takes factory 1, so a user template is used unless the show says otherwise.
/// </summary>
public static class LaunchControlXl
{
    /// <summary>What its ports' names contain.</summary>
    public const string PortName = "Launch Control XL";

    /// <summary>Templates: 0..7 user 1 to 8, 8..15 factory 1 to 8.</summary>
    public const int Templates = 16;

    /// <summary>All controls: name, kind, number, and the place of the light in the device, which faders do not have.</summary>
    public static IReadOnlyList<LaunchControlControl> Controls { get; } =
    [
        .. Row("knob-a", isNote: false, light: 0, 13, 14, 15, 16, 17, 18, 19, 20),
        .. Row("knob-b", isNote: false, light: 8, 29, 30, 31, 32, 33, 34, 35, 36),
        .. Row("knob-c", isNote: false, light: 16, 49, 50, 51, 52, 53, 54, 55, 56),
        .. Row("fader", isNote: false, light: null, 77, 78, 79, 80, 81, 82, 83, 84),
        .. Row("focus", isNote: true, light: 24, 41, 42, 43, 44, 57, 58, 59, 60),
        .. Row("control", isNote: true, light: 32, 73, 74, 75, 76, 89, 90, 91, 92),
        new("device", true, 105, 40), new("mute", true, 106, 41), new("solo", true, 107, 42), new("record-arm", true, 108, 43),
        new("up", false, 104, 44), new("down", false, 105, 45), new("left", false, 106, 46), new("right", false, 107, 47),
    ];

    /// <summary>What its controls do: the table. What does not stand here does nothing.</summary>
    public static IReadOnlyList<(string Control, ControlId Target)> Table { get; } =
    [
        ("knob-a-1", ControlTable.Gate),
        ("knob-a-2", ControlTable.Dwell),
        ("knob-a-3", ControlTable.Follow),
        ("knob-a-4", ControlTable.CongruitySmoothing),
        ("knob-a-5", new(ControlTable.ProjectionOpacity, Projection.CanvasLayer)),
        ("knob-a-6", new(ControlTable.ProjectionOpacity, Projection.PaintingLayer)),
        ("knob-a-7", ControlTable.ProjectionFade),
        ("knob-a-8", ControlTable.ProjectionBlend),
        .. Eight("fader", ControlTable.Depth, from: 1),
        .. Eight("knob-b", ControlTable.Depth, from: 9),
        .. Eight("focus", ControlTable.Collection, from: 1),
        .. Eight("control", ControlTable.Collection, from: 9),
        ("right", ControlTable.Next),
        ("solo", ControlTable.Hold),
        ("mute", ControlTable.ProjectionBlack),
        ("record-arm", ControlTable.Arm),
        ("device", ControlTable.Distance),
    ];

    /// <summary>The control of a name, or null.</summary>
    public static LaunchControlControl? Find(string name) => Controls.FirstOrDefault(control => control.Name == name);

    /// <summary>The table as the messages of a template.</summary>
    /// <param name="template">0..15.</param>
    public static IReadOnlyList<ControllerBinding> Bindings(int template) =>
        [.. Table.Select(row => new ControllerBinding(Find(row.Control)!.Input(template), row.Target))];

    private static IEnumerable<LaunchControlControl> Row(string name, bool isNote, int? light, params int[] numbers) =>
        numbers.Select((number, i) => new LaunchControlControl($"{name}-{i + 1}", isNote, number, light + i));

    private static IEnumerable<(string Control, ControlId Target)> Eight(string row, ControlDefinition control, int from) =>
        Enumerable.Range(0, 8).Select(i => ($"{row}-{i + 1}", new ControlId(control, $"{from + i}")));
}
