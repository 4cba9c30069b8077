namespace PaintSound.Takes.Contents;

/// <summary>The end of a block of sound.</summary>
/// <param name="Time">The arrival time of its last sample.</param>
/// <param name="Samples">The number of samples before it, with silence for what is missing.</param>
internal readonly record struct SoundBlockEnd(TimeSpan Time, long Samples);
