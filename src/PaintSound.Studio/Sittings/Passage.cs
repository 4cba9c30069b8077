namespace PaintSound.Studio.Sittings;

/// <summary>A part of a sitting in one manner.</summary>
/// <param name="Manner">How it is painted.</param>
/// <param name="Start">Seconds from the beginning of the sitting.</param>
/// <param name="End">Seconds from the beginning of the sitting.</param>
public sealed record Passage(Manner Manner, double Start, double End);
