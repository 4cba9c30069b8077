using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// The lights of a Launch Control XL. They show the state of the controls. Source of the messages: Novation's programmer's reference
/// (F0 00 20 29 02 11 78, template, pairs of light and colour, F7). Thread-safe.
/// </summary>
public sealed class LaunchControlLights
{
    private const byte Off = 12;
    private const byte RedLow = 13;
    private const byte Red = 15;
    private const byte AmberLow = 29;
    private const byte Amber = 63;
    private const byte Green = 60;

    // Device, Mute, Solo, Record Arm, Up, Down, Left and Right have one colour each: only the brightness can be set. Both halves of the value
    // are set, so it does not matter which of the two belongs to the colour.
    private const int FirstSideButton = 40;
    private const byte Low = AmberLow;
    private const byte Full = Amber;
    private const byte SelectCommand = 0x77;
    private const byte LightsCommand = 0x78;
    private readonly byte _template;
    private readonly byte[] _colours = new byte[48];
    private readonly Lock _lock = new();

    /// <summary>Creates the lights of a template. Their colours are unknown at first.</summary>
    /// <param name="template">0..15.</param>
    public LaunchControlLights(int template) => _template = (byte)template;

    /// <summary>The message that selects the template. The device sends the same message if a person selects the template there.</summary>
    public byte[] SelectTemplate => CreateMessage(SelectCommand, []);

    /// <summary>The message that switches off all lights of the template.</summary>
    public byte[] AllOff => MidiMessage.Control(_template + 1, 0, 0);

    /// <summary>Creates the message that shows a state.</summary>
    /// <returns>Null if the lights already show it.</returns>
    public byte[]? Update(ShowState state)
    {
        lock (_lock)
        {
            var changes = new List<byte>();
            foreach (var control in LaunchControlXl.Controls)
            {
                if (control.Light is { } light && GetColour(control, state) is var colour && _colours[light] != colour)
                {
                    _colours[light] = colour;
                    changes.AddRange([(byte)light, colour]);
                }
            }

            return changes.Count > 0 ? CreateMessage(LightsCommand, changes) : null;
        }
    }

    /// <summary>Marks all colours as unknown, so that the next message sets all lights.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            Array.Clear(_colours);
        }
    }

    private static byte GetColour(LaunchControlControl button, ShowState state) =>
        LaunchControlXl.Table.Where(row => row.Control == button.Name).Select(row => ControllerBinding.Resolve(row.Target, state)).FirstOrDefault() is not { } control ? Off
        : button.Light >= FirstSideButton ? GetBrightness(control.Definition, control.Get(state))
        : GetColour(control.Definition, control.Get(state));

    private static byte GetBrightness(ControlDefinition control, ControlValue value) =>
        control.Kind == ControlKind.Choice ? value == control.Default() ? Low : Full
        : value.IsOn ? Full
        : Low;

    private static byte GetColour(ControlDefinition control, ControlValue value) => control switch
    {
        { IsContinuous: true } => GetLevelColour(control.PositionOf(value)),
        { Kind: ControlKind.Choice } => value == control.Default() ? Green : Amber,
        { Family: not null } => value.IsOn ? Green : RedLow,
        _ => value.IsOn ? Red : RedLow,
    };

    /// <summary>The colour for a position: red and green equally, with brightness 1 to 3.</summary>
    private static byte GetLevelColour(double position)
    {
        var level = 1 + (int)Math.Min(2, 3 * position);
        return (byte)((16 * level) + level + Off);
    }

    private byte[] CreateMessage(byte command, IEnumerable<byte> data) => [0xF0, 0x00, 0x20, 0x29, 0x02, 0x11, command, _template, .. data, 0xF7];
}
