namespace PaintSound.Core.Beat;

/// <summary>Tells where the music is.</summary>
/// <param name="Source">The name of the source for people.</param>
/// <param name="Reading">Bar, beat, phase and tempo.</param>
/// <param name="IsOnBeat">True for the first event of a beat.</param>
public sealed record BeatEvent(string Source, BeatReading Reading, bool IsOnBeat);
