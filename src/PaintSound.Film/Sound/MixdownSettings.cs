namespace PaintSound.Film.Sound;

/// <summary>Settings of the mix.</summary>
/// <param name="FadeSeconds">Length of a fade-out in seconds, above 0; default 0.3.</param>
/// <param name="BrushGain">Linear gain of the brush sound, 0 off ... 1 as recorded; default 0.</param>
/// <param name="LoudnessLufs">
/// The integrated loudness of every selection in LUFS (EBU R 128), measured over what is heard of it; default null: every excerpt has the gain of its
/// library, as in the performance.
/// </param>
public sealed record MixdownSettings(double FadeSeconds = 0.3, double BrushGain = 0, double? LoudnessLufs = null);
