namespace PaintSound.Midi;

/// <summary>Receives a MIDI message.</summary>
/// <param name="message">One whole message; valid only during the call.</param>
public delegate void MidiHandler(ReadOnlySpan<byte> message);
