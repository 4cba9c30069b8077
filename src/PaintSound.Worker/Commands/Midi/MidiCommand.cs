using System.CommandLine;
using PaintSound.Worker.Commands.Input;

namespace PaintSound.Worker.Commands.Midi;

/// <summary><c>paintsound midi</c>: commands for notes and controllers.</summary>
internal static class MidiCommand
{
    public static Command Create() => new("midi", "MIDI: print the notes of the clips, send them to map a Live set, learn a controller.")
    {
        MidiGridCommand.Create(),
        MidiSendMapCommand.Create(),
        FormerNames.CreateCommand("midi", "teach", "send-map"),
        MidiLearnCommand.Create(),
    };
}
