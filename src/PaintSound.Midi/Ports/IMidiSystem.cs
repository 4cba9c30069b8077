namespace PaintSound.Midi.Ports;

/// <summary>What this computer sends and receives MIDI with: the one door through which PaintSound reaches ports.</summary>
public interface IMidiSystem
{
    /// <summary>What a person calls it.</summary>
    string Name { get; }

    /// <summary>The ports that messages can be heard from, now.</summary>
    /// <exception cref="MidiException">The system does not answer.</exception>
    IReadOnlyList<string> Inputs();

    /// <summary>The ports that messages can be sent to, now.</summary>
    /// <exception cref="MidiException">The system does not answer.</exception>
    IReadOnlyList<string> Outputs();

    /// <summary>Makes a port of our own, from which other programs can hear. Where the system lets no program make one, opens the port of that name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MidiException">There is one of that name already, or none where it has to exist, or the system does not answer.</exception>
    IMidiOut MakeOut(string name);

    /// <summary>Opens a port of another program or of a device.</summary>
    /// <param name="name">Its name, or a part of it.</param>
    /// <exception cref="MidiException">There is none, it is taken, or the system does not answer.</exception>
    IMidiOut OpenOut(string name);

    /// <summary>Opens a port of another program or of a device.</summary>
    /// <param name="name">Its name, or a part of it.</param>
    /// <exception cref="MidiException">There is none, it is taken, or the system does not answer.</exception>
    IMidiIn OpenIn(string name);
}
