namespace PaintSound.Library.Indexing;

/// <summary>Handles one excerpt.</summary>
/// <param name="start">Start in the work, in seconds.</param>
/// <param name="mels">The requested log-mels in the requested order, each band by band. Valid only during the call.</param>
/// <param name="levelDb">RMS level in dB relative to full scale.</param>
/// <param name="onsetRate">Onsets per second.</param>
public delegate void ExcerptHandler(double start, IReadOnlyList<float[]> mels, float levelDb, float onsetRate);
