namespace PaintSound.Midi;

/// <summary>A key on a channel.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Number">0..127; 60 is called C3 by Live and Max.</param>
public readonly record struct MidiNote(int Channel, int Number);
