namespace PaintSound.Midi.Ports;

/// <summary>A MIDI system of this computer. All ports are opened through it. Thread-safe; each port belongs to one thread at a time.</summary>
public interface IMidiSystem
{
    /// <summary>The name for people.</summary>
    string Name { get; }

    /// <summary>Returns the names of the present input ports.</summary>
    /// <exception cref="MidiException">The system does not answer.</exception>
    IReadOnlyList<string> ListInputs();

    /// <summary>Returns the names of the present output ports.</summary>
    /// <exception cref="MidiException">The system does not answer.</exception>
    IReadOnlyList<string> ListOutputs();

    /// <summary>Creates an output port that other programs can receive from. If the system does not allow this, opens the existing port with this name.</summary>
    /// <param name="name">The name of the port.</param>
    /// <exception cref="MidiException">The name is already used, or must exist and does not, or the system does not answer.</exception>
    IMidiOut CreateOut(string name);

    /// <summary>Opens a port of another program or of a device.</summary>
    /// <param name="name">Its name, or a part of it.</param>
    /// <exception cref="MidiException">There is none, it is taken, or the system does not answer.</exception>
    IMidiOut OpenOut(string name);

    /// <summary>Opens a port of another program or of a device.</summary>
    /// <param name="name">Its name, or a part of it.</param>
    /// <param name="withClock">Whether the port delivers the messages of the MIDI clock; most inputs ignore them.</param>
    /// <exception cref="MidiException">There is none, it is taken, or the system does not answer.</exception>
    IMidiIn OpenIn(string name, bool withClock = false);
}
