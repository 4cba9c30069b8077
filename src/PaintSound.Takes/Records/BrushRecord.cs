namespace PaintSound.Takes.Records;

/// <summary>A block of brush sound: the next samples of the part's brush file.</summary>
/// <param name="At">The arrival time of the last sample.</param>
/// <param name="Frames">Samples of each microphone.</param>
public sealed record BrushRecord(long At, int Frames) : InputRecord(At);
