namespace PaintSound.Core.Brush;

/// <summary>Receives the beginning or the end of a stroke.</summary>
/// <param name="sample">Counted from the beginning of the stream: of the first frame above the noise, or after the last.</param>
/// <param name="started">False at the end.</param>
public delegate void StrokeHandler(long sample, bool started);
