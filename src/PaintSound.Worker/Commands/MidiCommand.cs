using System.CommandLine;

namespace PaintSound.Worker.Commands;

/// <summary><c>paintsound midi</c>: the table of notes, and the learning of controllers.</summary>
internal static class MidiCommand
{
    public static Command Create() => new("midi", "MIDI: the notes of a show's clips, learning a controller.")
    {
        MidiGridCommand.Create(),
        MidiLearnCommand.Create(),
    };
}
