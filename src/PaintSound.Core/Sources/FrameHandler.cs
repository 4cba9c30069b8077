namespace PaintSound.Core.Sources;

/// <summary>Receives pictures as they arrive.</summary>
/// <param name="rgb">224 x 224 pixels of the canvas's own rectangle, row by row, three bytes each (R, G, B); valid only during the call.</param>
/// <param name="timestamp">
/// When the picture arrived, in ticks of the session's <see cref="TimeProvider"/>.
/// </param>
public delegate void FrameHandler(ReadOnlySpan<byte> rgb, long timestamp);
