namespace PaintSound.Fuzz.Tests;

/// <summary>The result of a run without a fault.</summary>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="Accepted">How many were accepted; the others were refused.</param>
/// <param name="MostAllocated">The most bytes that were allocated for one input.</param>
internal sealed record FuzzResult(int Inputs, long Accepted, long MostAllocated);
