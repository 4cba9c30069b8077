namespace PaintSound.Midi.Ports;

/// <summary>Display names of the MIDI systems.</summary>
internal static class MidiSystemKindExtensions
{
    extension(MidiSystemKind kind)
    {
        /// <summary>The name for people.</summary>
        public string DisplayName => kind switch
        {
            MidiSystemKind.Jack => "JACK",
            MidiSystemKind.Alsa => "ALSA",
            MidiSystemKind.CoreMidi => "CoreMIDI",
            _ => "Windows MIDI",
        };
    }
}
