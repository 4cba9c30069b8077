namespace PaintSound.Takes.Pictures;

/// <summary>Where a frame is in a file of <see cref="FrameFileWriter"/>.</summary>
/// <param name="Whole">The offset in bytes of the last whole picture up to the frame: decoding starts there.</param>
/// <param name="Frame">The offset of the frame.</param>
internal readonly record struct FramePlace(long Whole, long Frame);
