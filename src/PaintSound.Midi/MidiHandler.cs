namespace PaintSound.Midi;

/// <summary>Handles a MIDI message.</summary>
/// <param name="message">One complete message; valid only during the call.</param>
public delegate void MidiHandler(ReadOnlySpan<byte> message);
