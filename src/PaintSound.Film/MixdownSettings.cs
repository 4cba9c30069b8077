namespace PaintSound.Film;

/// <summary>How the chosen excerpts are joined.</summary>
/// <param name="FadeSeconds">Length of a cross-fade in seconds, above 0.</param>
/// <param name="BrushGain">How loud the brush is underneath, 0 not at all ... 1 as it was heard.</param>
public sealed record MixdownSettings(double FadeSeconds = 0.5, double BrushGain = 0);
