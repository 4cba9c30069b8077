using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Settings.Modulations;
using PaintSound.Worker.Show.Values;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys.Modulations;

/// <summary>The keys of a target that is a MIDI control change.</summary>
internal static class MidiTargetKeys
{
    /// <summary>The control changes above stop notes and change modes.</summary>
    private const int HighestControl = 119;

    private static readonly RequiredKey<ShowYamlNode> Control = new(
        "control",
        new ShowScalar<ShowYamlNode>(
            FormattableString.Invariant($"whole number 0 to {HighestControl}, or a knob or fader of a Launch Control XL"),
            node => node,
            () => LaunchControlNames.Or(ShowValues.Integer(0, HighestControl).CreateSchema(), isNote: false)),
        FormattableString.Invariant($"MIDI: the number of a control change (0 to {ControlChange.MaxFineNumber} with 14 bits), or a name such as `fader-1`, for a set that is mapped to a Launch Control XL."));

    private static readonly DefaultKey<int> Channel = new("channel", ShowValues.Integer(1, 16), 1, "With `control`: the MIDI channel.");

    private static readonly DefaultKey<int> Bits = new(
        "bits",
        MidiBits.Value,
        MidiBits.Coarse,
        "With `control`: the resolution. With 14 bits the fine part is sent to the number 32 above.");

    /// <summary>The section.</summary>
    public static ShowSection<TargetSettings> Section { get; } = new([Control, Channel, Bits], Read);

    private static MidiTargetSettings Read(ShowYamlNode node)
    {
        var control = Control.Read(node);
        var named = LaunchControlXl.Find(control.Text) is { IsNote: false } known ? known.Number : (int?)null;
        var fine = Bits.Read(node) == MidiBits.Fine;
        if (fine && named is not null)
        {
            // The fine part would go to the control 32 above, which is another fader or knob of the same device.
            throw node[Bits.Name]!.Invalid($"7 for {control.Text}: the controls of a Launch Control XL have 7 bits");
        }

        return new(new ControlChange(Channel.Read(node), named ?? control.Integer(0, fine ? ControlChange.MaxFineNumber : HighestControl), fine));
    }
}
