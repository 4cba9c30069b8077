namespace PaintSound.Core.Brush;

/// <summary>Handles the start or the end of a stroke.</summary>
/// <param name="sample">For a start, the first sample of the first frame above the noise; for an end, the first sample after the last such frame. Counted from the start of the stream.</param>
/// <param name="started">True for the start, false for the end.</param>
public delegate void StrokeHandler(long sample, bool started);
