namespace PaintSound.Simulation.Sessions;

/// <summary>A part of a sitting in one manner.</summary>
/// <param name="Style">How it is painted.</param>
/// <param name="Start">Seconds from the beginning of the sitting.</param>
/// <param name="End">Seconds from the beginning of the sitting.</param>
public sealed record Passage(PaintingStyle Style, double Start, double End);
