namespace PaintSound.Simulation.Sessions;

/// <summary>A part of a session in one style.</summary>
/// <param name="Style">The style.</param>
/// <param name="Start">Start in seconds from the start of the session.</param>
/// <param name="End">End in seconds from the start of the session.</param>
public sealed record Passage(PaintingStyle Style, double Start, double End);
