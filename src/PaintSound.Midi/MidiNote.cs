namespace PaintSound.Midi;

/// <summary>A note on a channel.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127; Live and Max call 60 C3.</param>
public readonly record struct MidiNote(int Channel, int Number);
