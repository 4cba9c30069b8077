namespace PaintSound.Midi.Files;

/// <summary>An event of a track.</summary>
/// <param name="Time">Since the start of the file, at least zero.</param>
/// <param name="Bytes">The event as it stands in a file, without its time.</param>
internal sealed record TimedMidiEvent(TimeSpan Time, byte[] Bytes);
