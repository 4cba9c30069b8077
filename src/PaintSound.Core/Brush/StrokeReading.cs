namespace PaintSound.Core.Brush;

/// <summary>What is known of a stroke: of the one that sounds, or of the last one. A value type.</summary>
/// <param name="Length">The time from its onset in seconds; at its end, to its end.</param>
/// <param name="Direction">How its brightness moves: -1 falls by an octave or more from its first to its second half, 0 steady, 1 rises by an octave or more.</param>
/// <param name="Pressure">The estimated pressure, 0..1: the level without what the speed adds, which also makes the sound brighter. The average of the stroke so far.</param>
/// <param name="Kind">The kind of stroke; <see cref="StrokeKind.None"/> while it is too early to tell.</param>
/// <param name="Confidence">The probability that it is of this kind, 0..1.</param>
public readonly record struct StrokeReading(float Length, float Direction, float Pressure, StrokeKind Kind, float Confidence);
