namespace PaintSound.Takes.Records;

/// <summary>A frame of the canvas: the next one of the part's frame file.</summary>
/// <param name="At">The arrival time.</param>
public sealed record FrameRecord(long At) : InputRecord(At);
