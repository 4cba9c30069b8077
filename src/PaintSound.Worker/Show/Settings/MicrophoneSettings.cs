namespace PaintSound.Worker.Show.Settings;

/// <summary>One of several contact microphones on the canvas.</summary>
/// <param name="Channel">The channel of the device, counted from 1.</param>
/// <param name="X">0 at the left edge of the canvas ... 1 at the right edge, seen from the front.</param>
/// <param name="Y">0 at the top ... 1 at the bottom.</param>
internal sealed record MicrophoneSettings(int Channel, double X, double Y);
