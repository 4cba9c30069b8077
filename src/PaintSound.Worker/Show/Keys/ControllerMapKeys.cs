using PaintSound.Core.Control;
using PaintSound.Midi.Controllers;
using PaintSound.Worker.Show.Definitions;
using PaintSound.Worker.Show.Yaml;

namespace PaintSound.Worker.Show.Keys;

/// <summary>The keys of a controller map, a file that <c>paintsound midi learn</c> writes.</summary>
internal static class ControllerMapKeys
{
    private static readonly OptionalKey<int> Control = new("control", ShowValues.Integer(0, 127), "The number of the control change.");
    private static readonly OptionalKey<int> Note = new("note", ShowValues.Integer(0, 127), "The number of the note.");
    private static readonly RequiredKey<int> Channel = new("channel", ShowValues.Integer(1, 16), "The MIDI channel.");

    private static readonly ShowSection<ControllerInput> Input = new([Control, Note, Channel], ReadInput);

    /// <summary>Reads a map.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="ShowException">The file cannot be read or is not valid.</exception>
    public static IReadOnlyList<ControllerBinding> Read(string path) =>
    [
        .. ShowYamlDocument.Load(path, "controller map").Entries.Select(entry => new ControllerBinding(
            Input.Read(entry.Value), ReadControl(entry.Key, entry.Value))),
    ];

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
        var isControl = Control.TryRead(node, out var control);
        var isNote = Note.TryRead(node, out var note);
        return isControl == isNote
            ? throw node.Invalid("exactly one of 'control' and 'note'")
            : new ControllerInput(isNote, Channel.Read(node), isNote ? note : control);
    }
}
