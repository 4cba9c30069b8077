namespace PaintSound.Studio;

/// <summary>From one value to another, both meant.</summary>
internal readonly record struct Reach(double From, double To);
