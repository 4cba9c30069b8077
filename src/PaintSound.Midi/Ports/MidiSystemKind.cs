namespace PaintSound.Midi.Ports;

/// <summary>The MIDI systems that there are.</summary>
public enum MidiSystemKind
{
    /// <summary>JACK or PipeWire's JACK, on Linux.</summary>
    Jack,

    /// <summary>The sequencer of ALSA, on Linux.</summary>
    Alsa,

    /// <summary>CoreMIDI, on macOS.</summary>
    CoreMidi,

    /// <summary>Windows, whose programs cannot make ports: loopMIDI or Windows MIDI Services make them.</summary>
    Windows,
}
