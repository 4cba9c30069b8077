namespace PaintSound.Worker.Benchmarks;

/// <summary>How fast works are indexed with all cores.</summary>
/// <param name="MusicTimesRealTime">Seconds of music in a second: pieces of three minutes.</param>
/// <param name="SmallFilesPerSecond">Files of half a second in a second.</param>
internal sealed record IndexingFigures(double MusicTimesRealTime, double SmallFilesPerSecond);
