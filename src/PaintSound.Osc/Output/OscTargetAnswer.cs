namespace PaintSound.Osc.Output;

/// <summary>What a check of an OSC target found, if it found no problem.</summary>
/// <param name="IsKnown">True if a program receives; false if nothing tells it, because UDP is not answered.</param>
/// <param name="Says">One sentence.</param>
public sealed record OscTargetAnswer(bool IsKnown, string Says);
