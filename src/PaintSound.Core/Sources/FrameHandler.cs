namespace PaintSound.Core.Sources;

/// <summary>Handles a frame of the canvas as it arrives.</summary>
/// <param name="rgb">224 x 224 pixels of the rectified canvas, row by row, three bytes each (R, G, B); valid only during the call.</param>
/// <param name="timestamp">
/// The arrival time of the frame, in ticks of the session's <see cref="TimeProvider"/>.
/// </param>
public delegate void FrameHandler(ReadOnlySpan<byte> rgb, long timestamp);
