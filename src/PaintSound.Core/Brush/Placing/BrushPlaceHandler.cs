namespace PaintSound.Core.Brush.Placing;

/// <summary>Receives a place of the brush.</summary>
/// <param name="position">The place.</param>
/// <param name="timestamp">When the last sound arrived from which it was estimated, in ticks of the session's <see cref="TimeProvider"/>.</param>
public delegate void BrushPlaceHandler(BrushPosition position, long timestamp);
