namespace PaintSound.Core.Brush;

/// <summary>Handles an onset.</summary>
/// <param name="sample">The first sample of the frame with the onset, counted from the start of the stream.</param>
/// <param name="strength">0..1, linear in the level jump in dB; 1 at 40 dB and above.</param>
public delegate void OnsetHandler(long sample, float strength);
