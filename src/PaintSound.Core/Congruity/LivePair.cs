namespace PaintSound.Core.Congruity;

/// <summary>The live canvas and the live music at one perception step.</summary>
/// <param name="Correspondence">0 close ... 1 far.</param>
/// <param name="RelativeLogOdds">The log odds of the correspondence, without their mean over other music for this canvas. Lower is closer.</param>
/// <param name="Coverage">The painted share of the canvas area, 0..1.</param>
/// <param name="SoundingShare">The share of the last 4 s of music that was not silent, 0..1.</param>
/// <param name="VariationDb">How much the sound of the last 4 s changes, in dB (<see cref="Music.SoundVariation"/>). Hum and noise do not change.</param>
public readonly record struct LivePair(float Correspondence, float RelativeLogOdds, float Coverage, float SoundingShare, float VariationDb);
