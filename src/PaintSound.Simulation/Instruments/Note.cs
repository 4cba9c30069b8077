namespace PaintSound.Simulation.Instruments;

/// <summary>One tone to play.</summary>
/// <param name="Start">Seconds from the beginning.</param>
/// <param name="Seconds">How long it is held; what rings on comes after.</param>
/// <param name="Hertz">Its pitch.</param>
/// <param name="Loudness">0..1; louder is also brighter.</param>
/// <param name="Pan">-1 left ... 1 right.</param>
internal readonly record struct Note(double Start, double Seconds, double Hertz, float Loudness, float Pan);
