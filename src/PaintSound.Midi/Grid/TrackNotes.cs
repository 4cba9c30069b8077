namespace PaintSound.Midi.Grid;

/// <summary>The notes of a track.</summary>
/// <param name="Channel">1..16.</param>
/// <param name="Notes">The notes of its clips, from the first scene on; further clips have no note.</param>
/// <param name="Stop">The note that stops the track, or null.</param>
public sealed record TrackNotes(int Channel, IReadOnlyList<int> Notes, int? Stop);
