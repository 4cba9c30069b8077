namespace PaintSound.Film.Sound;

/// <summary>How excerpts are joined and mixed with the brush.</summary>
/// <param name="FadeSeconds">Length of a cross-fade in seconds; above 0.</param>
/// <param name="BrushGain">Linear gain of the brush sound: 0 off ... 1 as recorded.</param>
public sealed record MixdownSettings(double FadeSeconds = 0.5, double BrushGain = 0);
