namespace PaintSound.Simulation;

/// <summary>From one value to another, both meant.</summary>
internal readonly record struct ValueRange(double From, double To);
