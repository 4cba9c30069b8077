namespace PaintSound.Evaluation.Canvas;

/// <summary>Returns the gain of a channel (0 red, 1 green, 2 blue) at a time and a place.</summary>
internal delegate float LightGain(double seconds, int channel, float x, float y);
