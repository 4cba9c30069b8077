namespace PaintSound.Core.Brush;

/// <summary>Receives the beginning of a sound.</summary>
/// <param name="sample">Counted from the beginning of the stream: the first of the frame in which the onset was found.</param>
/// <param name="strength">0..1: how far the level jumped, linear in dB, 1 from 40 dB on.</param>
public delegate void OnsetHandler(long sample, float strength);
