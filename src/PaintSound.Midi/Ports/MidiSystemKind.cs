namespace PaintSound.Midi.Ports;

/// <summary>The supported MIDI systems.</summary>
public enum MidiSystemKind
{
    /// <summary>JACK or PipeWire's JACK, on Linux.</summary>
    Jack,

    /// <summary>The ALSA sequencer, on Linux.</summary>
    Alsa,

    /// <summary>CoreMIDI, on macOS.</summary>
    CoreMidi,

    /// <summary>Windows MIDI. Programs cannot create ports there; loopMIDI and Windows MIDI Services can.</summary>
    Windows,
}
