namespace PaintSound.Live.Set;

/// <summary>The MIDI message of a mapping in a set.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Number">The note or the controller, 0..127.</param>
/// <param name="IsNote">True for a note, false for a control change.</param>
public sealed record SetMapping(int Channel, int Number, bool IsNote);
