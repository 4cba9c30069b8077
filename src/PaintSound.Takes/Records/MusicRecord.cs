namespace PaintSound.Takes.Records;

/// <summary>A block of music: the next samples of the part's music file.</summary>
/// <param name="At">The arrival time of the last sample.</param>
/// <param name="Frames">Samples.</param>
public sealed record MusicRecord(long At, int Frames) : InputRecord(At);
