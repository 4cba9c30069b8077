namespace PaintSound.Library.Storage;

/// <summary>The measured features of one excerpt.</summary>
/// <param name="Start">Start in the work, in seconds.</param>
/// <param name="LevelDb">RMS level in dB relative to full scale.</param>
/// <param name="OnsetRate">Onsets per second, as the onset detector of the brush counts them.</param>
/// <param name="Brightness">The spectral centroid, 0..1.</param>
internal readonly record struct ExcerptFeatures(double Start, float LevelDb, float OnsetRate, float Brightness);
