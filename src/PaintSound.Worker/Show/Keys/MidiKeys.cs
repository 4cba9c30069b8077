using PaintSound.Core.Timecode;
using PaintSound.Midi.Ports;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of <c>midi</c>.</summary>
internal static class MidiKeys
{
    private static readonly MidiSettings Defaults = new();

    private static readonly DefaultKey<string> Port = new(
        "port", ShowValues.Text("name"), Defaults.Port, "The name of PaintSound's own port; on Windows the name of the port to send to.");

    private static readonly OptionalKey<MidiSystemKind> System = new("system", ShowValues.OneOf<MidiSystemKind>(), "The MIDI system.", "the first that runs");

    private static readonly DefaultKey<GridSettings> Grid = new("grid", GridKeys.Section, Defaults.Grid, "Which note launches which clip, with `live: connection: midi`.", "the keys below");

    private static readonly OptionalKey<string> Record = new(
        "record", ShowValues.Path, "A Standard MIDI File that records what is sent. An existing file is kept; the next recording of `take.mid` becomes `take-2.mid`.");

    private static readonly OptionalKey<TimecodeSettings> Timecode = new(
        "timecode", TimecodeKeys.Section, "MIDI timecode (MTC) on the port, from the clock of the show; see [MIDI](midi.md#timecode).", "no timecode");

    private static readonly OptionalKey<ControllerSettings> Controller = new(
        "controller", ControllerKeys.Section, "A MIDI controller that operates the show. `{}` is a Launch Control XL, mk1 or mk2.");

    /// <summary>The section.</summary>
    public static ShowSection<MidiSettings> Section { get; } = new(
        [Port, System, Grid, Record, Timecode, Controller],
        node => new MidiSettings
        {
            Port = Port.Read(node),
            System = System.TryRead(node, out var system) ? system : null,
            Grid = Grid.Read(node),
            Recording = Record.TryRead(node, out var file) ? file : null,
            Timecode = Timecode.TryRead(node, out var timecode) ? timecode : null,
            Controller = Controller.TryRead(node, out var controller) ? controller : null,
        });
}
