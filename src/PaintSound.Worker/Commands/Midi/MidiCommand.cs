using System.CommandLine;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi</c>: the table of notes, the mapping of a set by them, and the learning of controllers.</summary>
internal static class MidiCommand
{
    public static Command Create() => new("midi", "MIDI: the notes of a show's clips, mapping a Live set by them, learning a controller.")
    {
        MidiGridCommand.Create(),
        MidiSendMapCommand.Create(),
        MidiLearnCommand.Create(),
    };
}
