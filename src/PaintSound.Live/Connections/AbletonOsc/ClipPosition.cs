namespace PaintSound.Live.Connections.AbletonOsc;

/// <summary>The position of a clip in the set.</summary>
/// <param name="Track">The track, from 0.</param>
/// <param name="Slot">The clip slot, from 0.</param>
internal readonly record struct ClipPosition(int Track, int Slot);
