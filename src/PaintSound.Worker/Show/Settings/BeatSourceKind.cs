namespace PaintSound.Worker.Show.Settings;

/// <summary>Where PaintSound hears tempo and bars.</summary>
internal enum BeatSourceKind
{
    /// <summary>Nowhere.</summary>
    Off,

    /// <summary>From Ableton Live, by the connection of the show.</summary>
    Live,

    /// <summary>From a MIDI clock at a MIDI port.</summary>
    MidiClock,

    /// <summary>From the Link session in the network.</summary>
    Link,
}
