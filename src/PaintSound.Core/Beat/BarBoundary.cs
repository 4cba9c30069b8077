namespace PaintSound.Core.Beat;

/// <summary>The beginning of a bar.</summary>
/// <param name="Bar">The number of the bar that begins.</param>
/// <param name="Timestamp">When it begins, in ticks of the session clock.</param>
public readonly record struct BarBoundary(int Bar, long Timestamp);
