namespace PaintSound.Core.Choosing.Taste;

/// <summary>Two marks of nearly the same picture and nearly the same music that say the opposite.</summary>
/// <param name="First">The number of the earlier mark, from 1.</param>
/// <param name="Second">The number of the later mark.</param>
public sealed record MarkContradiction(int First, int Second);
