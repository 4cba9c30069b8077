namespace PaintSound.Library.Indexing;

/// <summary>Receives an excerpt.</summary>
/// <param name="start">Where it begins in the work, in seconds.</param>
/// <param name="mels">The log-mels that were asked for, in that order, each band by band; valid only during the call.</param>
/// <param name="levelDb">RMS level in dB relative to full scale.</param>
/// <param name="onsetRate">Onsets a second.</param>
public delegate void ExcerptHandler(double start, IReadOnlyList<float[]> mels, float levelDb, float onsetRate);
