namespace PaintSound.Core.Congruity;

/// <summary>The live canvas and the live music of one moment.</summary>
/// <param name="Correspondence">0 close ... 1 far.</param>
/// <param name="Painted">How much of the canvas is painted, 0..1 of its area.</param>
/// <param name="Sounding">How much of the last four seconds of music sounded, 0..1.</param>
public readonly record struct LivePair(float Correspondence, float Painted, float Sounding);
