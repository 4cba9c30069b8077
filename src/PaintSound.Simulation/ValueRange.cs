namespace PaintSound.Simulation;

/// <summary>A range of values, both ends inclusive.</summary>
internal readonly record struct ValueRange(double From, double To);
