namespace PaintSound.Core.Brush.Placing;

/// <summary>The place of a contact microphone on the canvas.</summary>
/// <param name="X">0 at the left edge ... 1 at the right edge, seen from the front.</param>
/// <param name="Y">0 at the top ... 1 at the bottom.</param>
public readonly record struct MicrophonePlace(float X, float Y);
