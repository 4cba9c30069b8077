namespace PaintSound.Simulation.Instruments;

/// <summary>One note to play.</summary>
/// <param name="Start">Start, in seconds from the start of the piece.</param>
/// <param name="Seconds">Duration in seconds, without the decay after it.</param>
/// <param name="Hertz">Frequency in Hz.</param>
/// <param name="Loudness">0..1. A louder note is also brighter.</param>
/// <param name="Pan">-1 left ... 1 right.</param>
internal readonly record struct Note(double Start, double Seconds, double Hertz, float Loudness, float Pan);
