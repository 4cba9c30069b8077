namespace PaintSound.Core.Congruity;

/// <summary>The live canvas and the live music at one perception step.</summary>
/// <param name="Correspondence">0 close ... 1 far.</param>
/// <param name="Coverage">The painted share of the canvas area, 0..1.</param>
/// <param name="SoundingShare">The share of the last 4 s of music that was not silent, 0..1.</param>
public readonly record struct LivePair(float Correspondence, float Coverage, float SoundingShare);
