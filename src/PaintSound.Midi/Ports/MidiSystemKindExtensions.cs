namespace PaintSound.Midi.Ports;

/// <summary>How MIDI systems are named to a person.</summary>
internal static class MidiSystemKindExtensions
{
    extension(MidiSystemKind kind)
    {
        /// <summary>The name that a person knows.</summary>
        public string DisplayName => kind switch
        {
            MidiSystemKind.Jack => "JACK",
            MidiSystemKind.Alsa => "ALSA",
            MidiSystemKind.CoreMidi => "CoreMIDI",
            _ => "Windows MIDI",
        };
    }
}
