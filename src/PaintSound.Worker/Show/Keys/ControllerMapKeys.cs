using PaintSound.Core.Control;
using PaintSound.Midi;
using PaintSound.Midi.Controllers;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Values;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of a controller map, a file that <c>paintsound midi learn</c> writes.</summary>
internal static class ControllerMapKeys
{
    private static readonly OptionalKey<int> Control = new("control", ShowValues.Integer(0, 127), "The number of the control change.");
    private static readonly OptionalKey<int> Note = new("note", ShowValues.Integer(0, 127), "The number of the note.");
    private static readonly OptionalKey<int> Nrpn = new("nrpn", ShowValues.Integer(0, ControllerInput.MaxNrpn), "The number of the non-registered parameter.");
    private static readonly OptionalKey<int> Program = new("program", ShowValues.Integer(0, 127), "The number of the program change, from 0; it presses a button.");
    private static readonly RequiredKey<int> Channel = new("channel", ShowValues.Integer(1, 16), "The MIDI channel.");

    private static readonly DefaultKey<int> Bits = new(
        "bits", MidiBits.Value, MidiBits.Coarse, "The bits of the control change. With 14, the lower half comes on the number 32 above.");

    private static readonly ShowValue<ControllerMode> ModeValue = ShowValues.OneOf<ControllerMode>();

    private static readonly DefaultKey<ControllerMode> Mode = new(
        "mode", ModeValue, ControllerMode.Absolute, "What the values mean: a position, a button, or the steps of an encoder.");

    private static readonly ShowSection<ControllerInput> Input = new([Control, Note, Nrpn, Program, Channel, Bits, Mode], ReadInput);

    /// <summary>Reads a map.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ShowException">The file cannot be read or is not valid.</exception>
    public static IReadOnlyList<ControllerBinding> Read(string path) =>
    [
        .. ShowYamlDocument.Load(path, "controller map").Entries.Select(entry => new ControllerBinding(
            Input.Read(entry.Value), ReadControl(entry.Key, entry.Value), Mode.Read(entry.Value))),
    ];

    /// <summary>Returns the keys of a binding as one line of YAML: <c>{control: 7, channel: 1}</c>. Keys with their default value are omitted.</summary>
    public static string Format(ControllerBinding binding)
    {
        var input = binding.Input;
        var name = input.Kind switch
        {
            ControllerInputKind.Note => Note.Name,
            ControllerInputKind.Nrpn => Nrpn.Name,
            ControllerInputKind.Program => Program.Name,
            _ => Control.Name,
        };
        var bits = input.Kind == ControllerInputKind.FineControl ? $", {Bits.Name}: {MidiBits.Fine}" : "";
        var mode = binding.Mode == ControllerMode.Absolute ? "" : $", {Mode.Name}: {ModeValue.ToJson(binding.Mode)}";
        return $"{{{name}: {input.Number}, {Channel.Name}: {input.Channel}{bits}{mode}}}";
    }

    private static ControlId ReadControl(string name, ShowYamlNode node)
    {
        try
        {
            return ControlId.Parse(name);
        }
        catch (InvalidControlException e)
        {
            throw node.Location.Error(e.Message.TrimEnd('.'));
        }
    }

    private static ControllerInput ReadInput(ShowYamlNode node)
    {
        var kinds = new List<ControllerInput>();
        var channel = Channel.Read(node);
        var isFine = Bits.Read(node) == MidiBits.Fine;
        if (Control.TryRead(node, out var control))
        {
            if (isFine && control > ControlChange.MaxFineNumber)
            {
                throw node[Bits.Name]!.Location.Error($"a control of 14 bits has a number from 0 to {ControlChange.MaxFineNumber} (got {control})");
            }

            kinds.Add(new(isFine ? ControllerInputKind.FineControl : ControllerInputKind.Control, channel, control));
        }

        if (Note.TryRead(node, out var note))
        {
            kinds.Add(new(ControllerInputKind.Note, channel, note));
        }

        if (Nrpn.TryRead(node, out var parameter))
        {
            kinds.Add(new(ControllerInputKind.Nrpn, channel, parameter));
        }

        if (Program.TryRead(node, out var program))
        {
            kinds.Add(new(ControllerInputKind.Program, channel, program));
        }

        return kinds is not [var input] ? throw node.Invalid("exactly one of 'control', 'note', 'nrpn' and 'program'")
            : isFine && input.Kind != ControllerInputKind.FineControl ? throw node[Bits.Name]!.Location.Error("'bits' has an effect only with 'control': remove it")
            : Mode.Read(node).IsRelative && input.Kind != ControllerInputKind.Control ? throw node[Mode.Name]!.Location.Error("an encoder sends a 'control' of 7 bits: remove 'mode' or change the input")
            : input;
    }
}
