using PaintSound.Midi;
using PaintSound.Midi.Controllers;

namespace PaintSound.Worker.Show;

/// <summary>A MIDI controller.</summary>
/// <param name="Control">Which one.</param>
internal sealed record MidiTargetSettings(ControlChange Control) : TargetSettings
{
    private const int HighestControl = 119;

    internal static MidiTargetSettings Read(ShowYamlNode node, ShowYamlNode control)
    {
        // As if from a Launch Control XL, for a set that is mapped to one. The controls above 119 stop notes and change modes.
        var named = LaunchControlXl.Find(control.Text) is { IsNote: false } known ? known.Number : (int?)null;
        var bits = node["bits"];
        var fine = bits?.Integer(7, 14) switch
        {
            null or 7 => false,
            14 => true,
            _ => throw bits.Invalid("7 or 14"),
        };
        if (fine && named is not null)
        {
            // The lower half would go to the control 32 above, which is another fader or knob of the same device.
            throw bits!.Invalid($"7 for {control.Text}: the controls of a Launch Control XL have no more");
        }

        return new(new ControlChange(
            node["channel"]?.Integer(1, 16) ?? 1, named ?? control.Integer(0, fine ? ControlChange.HighestFine : HighestControl), fine));
    }
}
