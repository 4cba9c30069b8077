using PaintSound.Core.Control;

namespace PaintSound.Midi.Controllers;

/// <summary>
/// The lights of a Launch Control XL, as the published state of the show has them, and the messages that set them (Novation's
/// programmer's reference: F0 00 20 29 02 11 78, template, pairs of light and colour, F7). From any thread.
/// </summary>
public sealed class LaunchControlLights
{
    private const byte Off = 12;
    private const byte RedLow = 13;
    private const byte Red = 15;
    private const byte AmberLow = 29;
    private const byte Amber = 63;
    private const byte Yellow = 62;
    private const byte Green = 60;
    private const byte SelectTemplate = 0x77;
    private const byte SetLights = 0x78;
    private readonly byte _template;
    private readonly byte[] _shown = new byte[48];
    private readonly Lock _lock = new();

    /// <summary>Makes it; no light is known to be on or off.</summary>
    /// <param name="template">0..15.</param>
    public LaunchControlLights(int template) => _template = (byte)template;

    /// <summary>The message that makes the device show the template. The device sends the same when somebody chooses it there.</summary>
    public byte[] Select => Message(SelectTemplate, []);

    /// <summary>The message that puts all lights of the template out.</summary>
    public byte[] Dark => MidiMessage.Control(_template + 1, 0, 0);

    /// <summary>The message that brings the lights to a state.</summary>
    /// <returns>Null where they show it already.</returns>
    public byte[]? Show(ShowState state)
    {
        lock (_lock)
        {
            var changes = new List<byte>();
            foreach (var control in LaunchControlXl.Controls)
            {
                if (control.Light is { } light && Colour(control.Name, state) is var colour && _shown[light] != colour)
                {
                    _shown[light] = colour;
                    changes.AddRange([(byte)light, colour]);
                }
            }

            return changes.Count > 0 ? Message(SetLights, changes) : null;
        }
    }

    /// <summary>Nobody knows what the lights show: the next state is sent whole.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            Array.Clear(_shown);
        }
    }

    private static byte Colour(string control, ShowState state) =>
        LaunchControlXl.Table.Where(row => row.Control == control).Select(row => ControllerBinding.Resolve(row.Target, state)).FirstOrDefault() is { } bound
            ? Colour(bound.Definition, bound.Get(state))
            : Off;

    private static byte Colour(ControlDefinition control, ControlValue value) => control switch
    {
        { IsContinuous: true } => Level(control.PositionOf(value)),
        { Kind: ControlKind.Trigger } => Yellow,
        { Kind: ControlKind.Choice } => value == control.Default() ? Green : Amber,
        { Family: not null } => value.IsOn ? Green : RedLow,
        _ when control == ControlTable.Hold => value.IsOn ? Amber : AmberLow,
        _ => value.IsOn ? Red : RedLow,
    };

    /// <summary>A knob's light is brighter the further the knob is turned: red and green alike, 1 to 3.</summary>
    private static byte Level(double position)
    {
        var level = 1 + (int)Math.Min(2, 3 * position);
        return (byte)((16 * level) + level + Off);
    }

    private byte[] Message(byte command, IEnumerable<byte> data) => [0xF0, 0x00, 0x20, 0x29, 0x02, 0x11, command, _template, .. data, 0xF7];
}
